package org.passerelle.gateway.fhir;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.pathway.Pathway;
import org.passerelle.port.keep.ExchangeRow;

/** The paths under {@code /fhir} and what serves each. */
public final class FhirApi {
    private final Door door;
    private final Exchanges exchanges;
    private final Questionnaires forms;
    private final List<Pathway> pathways;
    private final byte[] capabilities;

    /** @param at when the server began to serve, for its CapabilityStatement */
    public FhirApi(Gatekeeper gatekeeper, Exchanges exchanges, List<Pathway> pathways, Instant at) {
        this.door = new Door(gatekeeper, exchanges);
        this.exchanges = exchanges;
        this.pathways = List.copyOf(pathways);
        this.forms = new Questionnaires(door, exchanges, pathways);
        this.capabilities = Capabilities.write(pathways, at);
    }

    /** Adds the API to a router. */
    public Router on(Router router) {
        var search = new TaskSearch(door, exchanges, pathways);
        var reads = new ContentReads(door, exchanges);
        var onHold = new OnHold(door, exchanges);
        var mails = new OrdinaryMails(door, exchanges);
        var steps = new StepOperation(door, exchanges);
        var openings = new OpenOperation(door, exchanges);
        return router.on("GET", "/fhir/metadata", match -> metadata(match.request()))
                .on("GET", "/fhir/Questionnaire", match -> forms.search(match.request()))
                .on("GET", "/fhir/Questionnaire/{id}", forms::read)
                .on("POST", "/fhir/Task/$open", openings::open)
                .on("POST", "/fhir/Task/{id}/$send-again", openings::again)
                .on("GET", "/fhir/Task", match -> search.search(match.request()))
                .on("GET", "/fhir/Task/{id}", this::task)
                .on("GET", "/fhir/Task/{id}/$trace", reads::trace)
                .on("GET", "/fhir/Task/{id}/$document", reads::paper)
                .on("GET", "/fhir/Task/{id}/$mails", mails::list)
                .on("GET", "/fhir/Task/{id}/$mail", mails::read)
                .on("GET", "/fhir/Task/{id}/$mail-file", mails::file)
                .on("POST", "/fhir/Task/{id}/$dismiss", mails::dismiss)
                .on("POST", "/fhir/Task/{id}/{operation}", steps::take)
                .on("GET", "/fhir/ServiceRequest/{id}", reads::serviceRequest)
                .on("GET", "/fhir/Patient/{id}", reads::patient)
                .on(
                        "GET",
                        "/fhir/Communication",
                        match -> OnHold.wanted(match.request())
                                ? onHold.search(match.request())
                                : reads.communications(match))
                .on(
                        "GET",
                        "/fhir/Communication/{id}",
                        match -> isStep(match) ? reads.communication(match) : onHold.read(match))
                .on("GET", "/fhir/Communication/{id}/document/{document}", onHold::document)
                .on("GET", "/fhir/Binary/{id}", reads::binary);
    }

    /** Adds what concerns those who are not known yet. */
    public Router newcomers(Router router, Onboarding onboarding, InstantSource clock) {
        return new NewcomerDoor(door, onboarding, clock).on(router);
    }

    /** Adds what coordinators ask of what their lines did. */
    public Router indicators(Router router, Indicators indicators) {
        return new IndicatorsDoor(door, indicators).on(router);
    }

    /** Whether the id is that of a step of an exchange that is here; else it may be that of a letter on hold. */
    private boolean isStep(Match match) {
        return PairId.find(match.variable("id"))
                .flatMap(id -> exchanges.row(id.exchange()))
                .isPresent();
    }

    private Response metadata(Request request) {
        FhirAnswer.requireAccepted(request);
        return FhirAnswer.of(200, capabilities);
    }

    private Response task(Router.Match match) {
        FhirAnswer.requireAccepted(match.request());
        ExchangeRow row = door.visible(match.request(), match.variable("id"));
        Exchanges.Seen seen = exchanges.view(row.exchange());
        return FhirAnswer.ok(Shape.task(seen), seen.row().version());
    }
}
