package org.passerelle.gateway.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.QuestionnaireResource;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refusal;

/**
 * The forms of the lines that somebody may see, as FHIR Questionnaires: of every step of a pathway that a line's card offers, and for
 * the step that begins it those forms that the card takes. Nothing in them is of any patient; no reading is recorded.
 */
final class Questionnaires {
    private static final Set<String> KNOWN = Set.of("url", "version", "line", "pathway", "step", "_format");

    private final Door door;
    private final Exchanges exchanges;
    private final List<Pathway> pathways;

    Questionnaires(Door door, Exchanges exchanges, List<Pathway> pathways) {
        this.door = door;
        this.exchanges = exchanges;
        this.pathways = List.copyOf(pathways);
    }

    /**
     * A form.
     *
     * @param step with the form in its own's place
     */
    private record Asked(Pathway pathway, Step step) {
        String id() {
            return QuestionnaireResource.id(pathway, step);
        }

        Questionnaire write() {
            return QuestionnaireResource.write(pathway, step);
        }
    }

    Response search(Request request) {
        FhirAnswer.requireAccepted(request);
        Query query = request.query().only(KNOWN);
        Set<MailAddress> lines = door.lines(request);
        Optional<String> line = query.one("line");
        if (line.isPresent() && lines.stream().noneMatch(one -> one.value().equals(line.get()))) {
            throw Door.notTheirs();
        }
        List<Questionnaire> found = forms(lines, line).values().stream()
                .filter(form -> fits(form, query))
                .map(Asked::write)
                .filter(form -> named(form, query))
                .toList();
        return FhirAnswer.of(200, FhirJson.write(FhirAnswer.searchset(request, self(query), found)));
    }

    private static String self(Query query) {
        String asked = KNOWN.stream()
                .sorted()
                .flatMap(name -> query.one(name).stream()
                        .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? "Questionnaire" : "Questionnaire?" + asked;
    }

    Response read(Match match) {
        Request request = match.request();
        FhirAnswer.requireAccepted(request);
        Asked form = forms(door.lines(request), Optional.empty()).get(match.variable("id"));
        if (form == null) {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        }
        return FhirAnswer.ok(form.write());
    }

    private static boolean fits(Asked form, Query query) {
        return query.one("pathway").map(form.pathway().ref().toString()::equals).orElse(true)
                && query.one("step").map(form.step().name()::equals).orElse(true);
    }

    /** By canonical URL, with or without a version, and by version. */
    private static boolean named(Questionnaire form, Query query) {
        return query.one("url")
                        .map(url -> url.equals(form.getUrl()) || url.equals(form.getUrl() + "|" + form.getVersion()))
                        .orElse(true)
                && query.one("version").map(form.getVersion()::equals).orElse(true);
    }

    /** What the lines ask, by id; each once, however many lines ask it. */
    private Map<String, Asked> forms(Set<MailAddress> lines, Optional<String> only) {
        Map<String, Asked> forms = new LinkedHashMap<>();
        exchanges.cards().stream()
                .filter(card -> lines.stream()
                        .filter(line -> only.map(line.value()::equals).orElse(true))
                        .anyMatch(card.base()::lists))
                .flatMap(this::of)
                .forEach(form -> forms.putIfAbsent(form.id(), form));
        return forms;
    }

    private Stream<Asked> of(LineCard card) {
        return card.offer().pathways().stream()
                .flatMap(offer -> pathways.stream()
                        .filter(pathway -> pathway.ref().equals(new PathwayRef(offer.name(), offer.version())))
                        .flatMap(pathway -> pathway.steps().stream().flatMap(step -> forms(pathway, step, offer)))
                        .filter(form -> !form.step().form().fields().isEmpty()));
    }

    private static Stream<Asked> forms(Pathway pathway, Step step, PathwayOffer offer) {
        boolean opening = pathway.opening().filter(step::equals).isPresent();
        return opening
                ? offer.forms().stream()
                        .flatMap(form -> pathway.asking(step, new PathwayRef(form.name(), form.version())).stream())
                        .map(asked -> new Asked(pathway, asked))
                : Stream.of(new Asked(pathway, step));
    }
}
