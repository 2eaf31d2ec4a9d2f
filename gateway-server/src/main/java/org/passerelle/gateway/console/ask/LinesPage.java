package org.passerelle.gateway.console.ask;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineProfile;
import org.passerelle.catalogue.Wanted;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Requests;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** The lines that can be asked, and what each says of itself. */
public final class LinesPage {
    /** Lines that are shown: who finds more narrows. */
    public static final int MOST = 60;
    /** Characters of what is looked for. */
    public static final int LONGEST = 100;

    private final Porch porch;
    private final Requests requests;
    private final Pages pages;
    private final InstantSource clock;

    public LinesPage(Porch porch, Requests requests, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.requests = requests;
        this.pages = pages;
        this.clock = clock;
    }

    public Response list(Match match) {
        Request request = match.request();
        Visitor visitor = asking(porch, request);
        Query query = request.query().only(Set.of("words", "specialty", "territory"));
        String words = said(query, "words");
        String specialty = said(query, "specialty");
        String territory = said(query, "territory").toUpperCase(Locale.ROOT);
        Speech speech = Speech.of(request);
        Instant now = clock.instant();
        var wanted =
                new Wanted(some(specialty), LineProfile.isCode(territory) ? territory : null, null, some(words), null);
        List<Found> found = Found.all(requests).stream()
                .filter(one -> wanted.matches(one.card()))
                .filter(one -> !Offered.of(one.card(), requests).isEmpty())
                .sorted(Found.soonest(wanted, now))
                .toList();
        return pages.page(
                200,
                "ask/lines",
                new Shown.Lines(
                        new Frame(speech, speech.say("ask.title"), visitor, "/ask"),
                        words,
                        specialty,
                        territory,
                        found.stream()
                                .limit(MOST)
                                .map(one -> item(one, speech, now))
                                .toList(),
                        Math.max(0, found.size() - MOST)));
    }

    /** Somebody of a practice; for anybody else there is no such page. */
    static Visitor asking(Porch porch, Request request) {
        return porch.visitor(request, Visitor::requests);
    }

    private static String said(Query query, String name) {
        String said = query.one(name).orElse("").strip();
        return said.length() > LONGEST ? said.substring(0, LONGEST) : said;
    }

    private static @Nullable String some(String said) {
        return said.isEmpty() ? null : said;
    }

    private Shown.Item item(Found one, Speech speech, Instant now) {
        var words = new LineWords(speech);
        LineCard card = one.card();
        boolean open = one.isOpen(now);
        return new Shown.Item(
                one.id(),
                words.title(card),
                card.base().organisation().name(),
                card.profile().findSpecialty().orElse(""),
                open ? one.due(null, now).map(due -> words.before(due, card)).orElse("") : "",
                one.usual(null).map(words::usual).orElse(""),
                !open ? speech.say("ask.closed") : one.atOnce(requests) ? "" : speech.say("ask.unconfirmed"));
    }

    public Response show(Match match) {
        Visitor visitor = asking(porch, match.request());
        return shown(200, match, visitor, found(match), "");
    }

    /** Makes it a line that may be written to: at once, or by the word of who looks at it. */
    public Response reach(Match match) {
        Visitor visitor = asking(porch, match.request());
        Query said = porch.form(match.request(), visitor);
        Found found = found(match);
        try {
            var listed = found.listed();
            if (!found.known() && listed != null) {
                boolean sure = said.one("sure").isPresent();
                LineCard reached = sure
                        ? requests.confirm(
                                listed, byPerson(visitor, said.one("role").orElse("")))
                        : requests.reach(listed);
                return Pages.redirect("/ask/" + reached.base().id().hex());
            }
        } catch (Refused refused) {
            Speech speech = Speech.of(match.request());
            boolean unconfirmed = refused.refusal().is(CardRefusal.ADDRESS_UNCONFIRMED);
            return shown(
                    Problems.status(refused.refusal()),
                    match,
                    visitor,
                    found,
                    unconfirmed ? speech.say("ask.unconfirmed") : Problems.sentence(speech, refused.refusal()));
        }
        return Pages.redirect("/ask/" + found.id());
    }

    private Confirmation byPerson(Visitor visitor, String role) {
        return new Confirmation(
                new Confirmation.Witness(visitor.name(), role.isBlank() ? "console" : role),
                Confirmation.How.PERSON,
                clock.instant());
    }

    private Found found(Match match) {
        return Found.find(requests, match.variable("card"))
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_LINE).refused());
    }

    private Response shown(int status, Match match, Visitor visitor, Found found, String problem) {
        Speech speech = Speech.of(match.request());
        var words = new LineWords(speech);
        LineCard card = found.card();
        Instant now = clock.instant();
        List<Offered> offered = Offered.of(card, requests);
        String access = !found.isOpen(now)
                ? "closed"
                : found.known() ? "known" : found.atOnce(requests) ? "at-once" : "confirm";
        return pages.page(
                status,
                "ask/line",
                new Shown.Card(
                        new Frame(speech, words.title(card), visitor, "/ask/" + found.id()),
                        card.base().organisation().name(),
                        card.offer().scope(),
                        card.offer().exclusions(),
                        card.offer().phone(),
                        words.hours(card.offer().calendar().hours()),
                        words.closures(card.offer().calendar(), now),
                        card.offer().findFallback().map(MailAddress::value).orElse(""),
                        promises(found, offered, speech, now),
                        found.usual(null).map(words::usual).orElse(""),
                        offered.stream().map(one -> offer(found, one, speech)).toList(),
                        access,
                        card.base().addresses().get(0).address().value(),
                        problem));
    }

    private static Shown.Offer offer(Found found, Offered one, Speech speech) {
        return new Shown.Offer(
                one.path(found),
                one.title(speech),
                Optional.ofNullable(one.pathway().summary()).map(speech::say).orElse(""),
                needs(one.opening().form(), speech));
    }

    /** What must be at hand before the form is begun. */
    private static List<String> needs(Form form, Speech speech) {
        var needs = new ArrayList<String>();
        form.find(Field.PatientField.class).ifPresent(field -> needs.add(speech.say("ask.need.patient")));
        form.find(Field.ConsentField.class).ifPresent(field -> needs.add(speech.say("ask.need.consent")));
        form.find(Field.DocumentsField.class).ifPresent(field -> {
            if (field.min() > 0) {
                needs.add(speech.say("ask.need.documents", field.min()));
            }
            field.needs().forEach(need -> needs.add(speech.say(need.say())));
        });
        return needs;
    }

    /** Those that somebody who asks can choose; all where no form asks for an urgency. */
    static List<Shown.Promise> promises(Found found, List<Offered> offered, Speech speech, Instant now) {
        Map<String, Option> asked = offered.stream()
                .flatMap(one -> urgencies(one.opening().form()))
                .collect(Collectors.toMap(Option::code, Function.identity(), (one, same) -> one));
        var words = new LineWords(speech);
        return found.card().offer().targets().entrySet().stream()
                .filter(target -> asked.isEmpty() || asked.containsKey(target.getKey()))
                .map(target -> new Shown.Promise(
                        Optional.ofNullable(asked.get(target.getKey()))
                                .map(option -> speech.say(option.words()))
                                .orElse(target.getKey()),
                        words.target(target.getValue()),
                        found.due(target.getKey(), now)
                                .map(due -> words.before(due, found.card()))
                                .orElse("")))
                .toList();
    }

    static Stream<Option> urgencies(Form form) {
        return form.find(Form.URGENCY).stream()
                .filter(Field.ChoiceField.class::isInstance)
                .flatMap(field -> ((Field.ChoiceField) field).options().stream());
    }
}
