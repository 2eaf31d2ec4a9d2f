package org.passerelle.gateway.console.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** The forms by which a line may be asked: which there are, and which its card offers. */
public final class FormsPage {
    private static final String OFFER = "offer.";

    private final Visits visits;
    private final Exchanges exchanges;

    FormsPage(Visits visits, Exchanges exchanges) {
        this.visits = visits;
        this.exchanges = exchanges;
    }

    /**
     * What the page shows.
     *
     * @param version of the line's book, which the form was written for
     * @param groups for each circuit the forms that may be offered
     * @param problem why it was refused, in words, or empty
     * @param preview the card as it would be, or null
     * @param same whether that card says what the present one says
     */
    public record Forms(
            Frame frame,
            String action,
            String back,
            long version,
            List<OneForm> forms,
            List<Entry.Group> groups,
            String problem,
            @Nullable CardShown preview,
            boolean same) {
        public Forms {
            forms = List.copyOf(forms);
            groups = List.copyOf(groups);
        }

        public Optional<CardShown> findPreview() {
            return Optional.ofNullable(preview);
        }
    }

    /** A form, whether the line wrote it itself, and whether its card offers it. */
    public record OneForm(String path, String title, String reference, String circuit, boolean own, boolean offered) {}

    Response list(Match match) {
        return shown(200, visits.of(match), Query.NONE, null, null);
    }

    Response offer(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        LineCard made = null;
        try {
            var change = change(visit, said);
            made = visits.lines().preview(visit.line(), visit.member().id(), change);
            visits.requirePresent(visit, said);
            if (said.one(OfferPage.WANTED).filter("publish"::equals).isEmpty()) {
                return shown(200, visit, said, made, null);
            }
            visits.change(visit, said, change);
            return Pages.redirect(visit.path() + "/forms");
        } catch (Refused refused) {
            return shown(Problems.status(refused.refusal()), visit, said, made, refused.refusal());
        }
    }

    /** The card's circuits with the forms that were chosen; the rest of each stays as it is. */
    private LineChange.Offered change(Visit visit, Query said) {
        List<Json> pathways = new ArrayList<>();
        for (Json.Obj before : visit.card().document().array("pathways").objects()) {
            String name = OFFER + before.text("name") + "~" + before.whole("version");
            List<Json> forms = said.all(name).stream()
                    .map(code -> PathwayRef.parse(code.replace('~', '/')))
                    .map(form -> (Json) Json.object()
                            .put("name", form.name())
                            .put("version", form.version())
                            .build())
                    .toList();
            pathways.add(before.with("forms", Json.array(forms)));
        }
        return new LineChange.Offered(
                Json.object().put("pathways", Json.array(pathways)).build());
    }

    private Response shown(int status, Visit visit, Query said, @Nullable LineCard made, @Nullable Refusal why) {
        Speech speech = visit.speech();
        var words = new CardWords(speech, exchanges::pathway);
        CardShown preview =
                made == null ? null : words.of(made, visit.now()).since(words.of(visit.card(), visit.now()));
        List<FormPlace> places = FormPlace.all(visit, visits);
        return visits.pages()
                .page(
                        status,
                        "line/forms",
                        new Forms(
                                visit.frame(speech.say("line.forms.of", visit.title())),
                                visit.path() + "/forms",
                                visit.path(),
                                visit.book().version(),
                                places.stream().map(place -> one(visit, place)).toList(),
                                groups(visit, places, said),
                                why == null ? "" : Problems.sentence(speech, why),
                                preview,
                                preview != null && preview.rows().stream().noneMatch(CardShown.Row::changed)));
    }

    private static OneForm one(Visit visit, FormPlace place) {
        Speech speech = visit.speech();
        return new OneForm(
                place.path(visit),
                speech.say(place.title()),
                reference(visit, place),
                speech.say(place.pathway().title()),
                place.own(visit).isPresent(),
                place.offered());
    }

    private static String reference(Visit visit, FormPlace place) {
        return place.shortName(visit) + "/" + place.ref().version();
    }

    private static List<Entry.Group> groups(Visit visit, List<FormPlace> places, Query said) {
        Speech speech = visit.speech();
        List<Entry.Group> groups = new ArrayList<>();
        for (PathwayOffer offer : visit.card().offer().pathways()) {
            String name = OFFER + offer.name() + "~" + offer.version();
            List<Entry.Option> options = new ArrayList<>();
            String title = offer.name();
            for (FormPlace place : places) {
                if (place.offer().equals(offer)) {
                    title = speech.say(place.pathway().title());
                    options.add(new Entry.Option(
                            FormPlace.code(place.ref()),
                            speech.say(place.title()) + " (" + reference(visit, place) + ")"));
                }
            }
            offer.forms().stream()
                    .map(form -> form.name() + "~" + form.version())
                    .filter(code ->
                            options.stream().noneMatch(option -> option.code().equals(code)))
                    .forEach(code -> options.add(new Entry.Option(code, code.replace('~', '/'))));
            List<String> chosen = said.parameters().isEmpty()
                    ? offer.forms().stream()
                            .map(form -> form.name() + "~" + form.version())
                            .toList()
                    : said.all(name);
            groups.add(new Entry.Group(
                    title,
                    List.of(Entry.choice(
                            Entry.Kind.MANY, name, speech.say("line.forms.offered", title), chosen, options))));
        }
        return groups;
    }
}
