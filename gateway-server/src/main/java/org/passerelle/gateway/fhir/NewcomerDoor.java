package org.passerelle.gateway.fhir;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.passerelle.canon.Instants;
import org.passerelle.card.Confirmation;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.Systems;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.auth.Acting;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.refusal.Refusal;

/**
 * Those who introduced themselves, as Endpoints of status {@code test}, and what a line's professional does about them: challenges
 * or confirms their address; or introduces the line to somebody.
 */
final class NewcomerDoor {
    private static final String STATUS = "test";
    private static final String CONNECTIONS = "http://terminology.hl7.org/CodeSystem/endpoint-connection-type";

    private final Door door;
    private final Onboarding onboarding;
    private final InstantSource clock;

    NewcomerDoor(Door door, Onboarding onboarding, InstantSource clock) {
        this.door = door;
        this.onboarding = onboarding;
        this.clock = clock;
    }

    Router on(Router router) {
        return router.on("GET", "/fhir/Endpoint", match -> search(match.request()))
                .on("POST", "/fhir/$introduce", match -> introduce(match.request()))
                .on("POST", "/fhir/Endpoint/{id}/$challenge", this::challenge)
                .on("POST", "/fhir/Endpoint/{id}/$confirm", this::confirm);
    }

    /** Those whose introduction came to a line that the request may see. */
    private Response search(Request request) {
        FhirAnswer.requireAccepted(request);
        FhirAnswer.requireStatus(request, STATUS);
        Set<MailAddress> lines = door.lines(request);
        return FhirAnswer.ok(FhirAnswer.listing(
                "Endpoint?status=" + STATUS,
                of(lines).stream().map(NewcomerDoor::endpoint).toList()));
    }

    private Response introduce(Request request) {
        FhirAnswer.requireAccepted(request);
        Acting acting = door.acting(request);
        Map<String, String> said = said(request);
        MailAddress from = Optional.ofNullable(said.get("line"))
                .map(MailAddress::of)
                .orElseGet(() -> acting.lines().keySet().iterator().next());
        if (acting.on(from).isEmpty()) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
        onboarding.introduce(from, MailAddress.of(required(said, "address")));
        return done();
    }

    private Response challenge(Match match) {
        onboarding.challenge(visit(match).newcomer().id());
        return done();
    }

    private Response confirm(Match match) {
        Visit visit = visit(match);
        Professional by = visit.professional();
        var witness = new Confirmation.Witness(
                by.givenName() + " " + by.familyName() + " (RPPS " + by.rpps().value() + ")",
                required(said(match.request()), "role"));
        Instant now = clock.instant();
        onboarding.confirm(visit.newcomer().id(), new Confirmation(witness, Confirmation.How.PERSON, now));
        return done();
    }

    /** A newcomer and the professional of the line that they wrote to. */
    private record Visit(Newcomer newcomer, Professional professional) {}

    private Visit visit(Match match) {
        FhirAnswer.requireAccepted(match.request());
        Acting acting = door.acting(match.request());
        Newcomer newcomer = of(acting.lines().keySet()).stream()
                .filter(one -> one.id().hex().equals(match.variable("id")))
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_NEWCOMER).refused());
        Professional professional = acting.on(newcomer.arrival().mailbox())
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_MEMBER).refused());
        return new Visit(newcomer, professional);
    }

    private List<Newcomer> of(Set<MailAddress> lines) {
        return onboarding.newcomers().stream()
                .filter(one -> lines.contains(one.arrival().mailbox()))
                .toList();
    }

    private static Endpoint endpoint(Newcomer newcomer) {
        var endpoint = new Endpoint();
        endpoint.setId(newcomer.id().hex());
        endpoint.setStatus(Endpoint.EndpointStatus.TEST);
        endpoint.setConnectionType(new Coding(CONNECTIONS, "secure-email", null));
        endpoint.setName(newcomer.name());
        endpoint.setManagingOrganization(new Reference()
                .setIdentifier(structure(newcomer.structure().value()))
                .setDisplay(newcomer.name()));
        endpoint.setPeriod(new Period()
                .setStartElement(
                        new DateTimeType(Instants.format(newcomer.arrival().at()))));
        endpoint.addPayloadType(new CodeableConcept().setText("passerelle"));
        endpoint.setAddress("mailto:" + newcomer.address().value());
        newcomer.findChallenge().ifPresent(sent -> endpoint.addHeader("challenged: " + Instants.format(sent.sent())));
        return endpoint;
    }

    /** A personal certificate's structure is the person: an IDNPS, which begins with 8. */
    private static Identifier structure(String value) {
        return new Identifier()
                .setSystem(value.startsWith("8") ? Systems.IDNPS : Systems.IDNST)
                .setValue(value);
    }

    /** Parameters of texts, each once. */
    private static Map<String, String> said(Request request) {
        FhirAnswer.requireJson(request);
        var limits = new FhirJson.Limits(request.body().length, 8, 100);
        Map<String, String> said = new TreeMap<>();
        for (var parameter :
                FhirJson.read(Parameters.class, request.body(), limits).getParameter()) {
            String value = parameter.hasValue() ? parameter.getValue().primitiveValue() : null;
            if (parameter.getName() == null || value == null || said.put(parameter.getName(), value) != null) {
                throw HttpRefusal.MALFORMED.refused("parameter");
            }
        }
        return said;
    }

    private static String required(Map<String, String> said, String name) {
        return Optional.ofNullable(said.get(name)).orElseThrow(() -> HttpRefusal.MALFORMED.refused(name));
    }

    /** What was asked is durable; there is nothing to tell. */
    private static Response done() {
        return new Response(204, Headers.NONE, new Response.Body.Octets(new byte[0]));
    }
}
