package org.passerelle.gateway.console.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.ReadyText;
import org.passerelle.flow.line.TextChange;
import org.passerelle.flow.line.TextPlaces;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** A line's ready-made texts: which there are, what each says, and where it goes. */
public final class TextsPage {
    private static final int DIGITS = 16;

    private final Visits visits;
    private final Exchanges exchanges;

    TextsPage(Visits visits, Exchanges exchanges) {
        this.visits = visits;
        this.exchanges = exchanges;
    }

    /**
     * What the page shows.
     *
     * @param action where its form goes; what removes the text below it
     * @param back the line's page, or that of all its texts
     * @param version of the line's book, which the form was written for
     * @param texts those that are there; empty where one of them is looked at
     * @param present whether one of them is looked at
     * @param wrong the field that a refusal is about, or empty
     * @param problem why it was refused, in words, or empty
     */
    public record Texts(
            Frame frame,
            String action,
            String back,
            long version,
            List<OneText> texts,
            boolean present,
            List<Entry> entries,
            String wrong,
            String problem) {
        public Texts {
            texts = List.copyOf(texts);
            entries = List.copyOf(entries);
        }
    }

    /**
     * One of them.
     *
     * @param place where it goes, in words
     */
    public record OneText(String path, String name, String place, String text) {}

    Response list(Match match) {
        return shown(200, visits.of(match), null, Query.NONE, null);
    }

    Response show(Match match) {
        Visit visit = visits.of(match);
        return shown(200, visit, named(visit, match), Query.NONE, null);
    }

    Response add(Match match) {
        Visit visit = visits.of(match);
        return taken(visit, null, visits.form(match, visit));
    }

    Response change(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        return taken(visit, named(visit, match), said);
    }

    Response remove(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        ReadyText text = named(visit, match);
        try {
            visits.change(visit, said, new TextChange.Dropped(text.name()));
            return Pages.redirect(path(visit));
        } catch (Refused refused) {
            return shown(Problems.status(refused.refusal()), visit, text, Query.NONE, refused.refusal());
        }
    }

    private Response taken(Visit visit, @Nullable ReadyText before, Query said) {
        try {
            LineChange change = new TextChange.Kept(read(said), before == null ? null : before.name());
            visits.requirePresent(visit, said);
            if (before == null && visit.book().texts().stream().anyMatch(text -> isOf(change, text))) {
                throw wrong("name");
            }
            visits.change(visit, said, change);
            return Pages.redirect(path(visit));
        } catch (Refused refused) {
            return shown(Problems.status(refused.refusal()), visit, before, said, refused.refusal());
        }
    }

    private static boolean isOf(LineChange change, ReadyText text) {
        return change instanceof TextChange.Kept kept && kept.text().name().equals(text.name());
    }

    private static ReadyText read(Query said) {
        String[] place = said.one("place").orElse("").split("/", -1);
        if (place.length != 3) {
            throw wrong("place");
        }
        // browsers end lines with CR LF (HTML, form submission); texts hold line feeds
        return new ReadyText(
                said.one("name").orElse(""),
                new ReadyText.Place(place[0], place[1], place[2]),
                said.one("text").orElse("").replace("\r\n", "\n"));
    }

    private static Refused wrong(String field) {
        return Refusal.of(FlowRefusal.LINE_CHANGE).with(FactKey.FIELD, field).refused();
    }

    private static String path(Visit visit) {
        return visit.path() + "/texts";
    }

    /** Names hold anything: a path holds what stands for one. */
    private static String path(Visit visit, ReadyText text) {
        return path(visit) + "/" + id(text);
    }

    private static String id(ReadyText text) {
        return Sha256.hash(text.name().getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
    }

    private static ReadyText named(Visit visit, Match match) {
        return visit.book().texts().stream()
                .filter(text -> id(text).equals(match.variable("text")))
                .findFirst()
                .orElseThrow(() -> Refusal.of(HttpRefusal.NOT_FOUND).refused());
    }

    private Response shown(int status, Visit visit, @Nullable ReadyText one, Query said, @Nullable Refusal why) {
        Speech speech = visit.speech();
        var places = new TextPlaces(visit.card(), exchanges::pathway);
        List<OneText> all = visit.book().texts().stream()
                .map(text ->
                        new OneText(path(visit, text), text.name(), words(speech, places, text.place()), text.text()))
                .toList();
        return visits.pages()
                .page(
                        status,
                        "line/texts",
                        new Texts(
                                visit.frame(one == null ? speech.say("line.texts.of", visit.title()) : one.name()),
                                one == null ? path(visit) : path(visit, one),
                                one == null ? visit.path() : path(visit),
                                visits.written(visit, said, why),
                                one == null ? all : List.of(),
                                one != null,
                                entries(speech, places, one, said),
                                why == null ? "" : field(why),
                                why == null ? "" : problem(speech, why)));
    }

    private static List<Entry> entries(Speech speech, TextPlaces places, @Nullable ReadyText one, Query said) {
        Optional<ReadyText> before = Optional.ofNullable(one);
        List<Entry.Option> options = new ArrayList<>();
        places.all().forEach(found -> options.add(new Entry.Option(code(found.place()), words(speech, found))));
        return List.of(
                Entry.of(
                                Entry.Kind.LINE,
                                "name",
                                speech.say("line.text.name"),
                                said(said, "name", before.map(ReadyText::name)))
                        .most(ReadyText.LONGEST_NAME),
                Entry.choice(
                        Entry.Kind.ONE,
                        "place",
                        speech.say("line.text.place"),
                        said(said, "place", before.map(text -> code(text.place()))),
                        options),
                Entry.of(
                                Entry.Kind.TEXT,
                                "text",
                                speech.say("line.text.text"),
                                said(said, "text", before.map(ReadyText::text)))
                        .most(ReadyText.LONGEST)
                        .hinted(speech.say("line.text.hint")));
    }

    private static List<String> said(Query said, String name, Optional<String> before) {
        return List.of(said.one(name).orElse(before.orElse("")));
    }

    private static String code(ReadyText.Place place) {
        return place.pathway() + "/" + place.step() + "/" + place.field();
    }

    private static String words(Speech speech, TextPlaces places, ReadyText.Place place) {
        return places.find(place).map(found -> words(speech, found)).orElse(speech.say("line.text.nowhere"));
    }

    private static String words(Speech speech, TextPlaces.Found found) {
        return speech.say(found.pathway().title()) + " – "
                + speech.say(found.step().title()) + " – "
                + speech.say(found.field().words());
    }

    private static String field(Refusal why) {
        String field = why.facts().getOrDefault(FactKey.FIELD, "");
        return switch (field) {
            case "name", "text" -> field;
            case "place", "pathway", "step", "field" -> "place";
            default -> "";
        };
    }

    private static String problem(Speech speech, Refusal why) {
        String key = "line.text.wrong." + (field(why).isEmpty() ? "texts" : field(why));
        return why.is(FlowRefusal.LINE_CHANGE)
                ? speech.say(key, why.facts().getOrDefault(FactKey.LIMIT, ""))
                : Problems.sentence(speech, why);
    }
}
