package org.passerelle.gateway.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.fhir.CommunicationResource;
import org.passerelle.fhir.DocumentResource;
import org.passerelle.fhir.PatientResource;
import org.passerelle.fhir.ServiceRequestResource;
import org.passerelle.fhir.Systems;
import org.passerelle.fhir.TaskResource;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Step;

/** An exchange as the API's resources, which refer to one another by the exchange's id; documents by links to their octets. */
final class Shape {
    private Shape() {}

    static Task task(Exchanges.Seen seen) {
        Id exchange = seen.row().exchange();
        var frame = new TaskResource.Frame(
                patient(exchange),
                focus(seen.state()),
                seen.row().version(),
                seen.row().begun(),
                seen.row().updated(),
                seen.promise());
        return TaskResource.write(seen.state(), frame);
    }

    /** What the exchange began with: a request, or something told. */
    private static Reference focus(ExchangeState state) {
        Id exchange = state.begun().exchange();
        return CommunicationResource.told(state).stream()
                .filter(done -> !state.pathway().asks())
                .findFirst()
                .map(told -> new Reference("Communication/" + new PairId(exchange, told.stepId()).text()))
                .orElseGet(() -> new Reference("ServiceRequest/" + exchange));
    }

    static ServiceRequest serviceRequest(Exchanges.Seen seen) {
        ExchangeState state = seen.state();
        Id exchange = seen.row().exchange();
        ServiceRequest request =
                ServiceRequestResource.of(state, patient(exchange)).orElseThrow(Door::unknown);
        Fact.StepDone opening = state.opening().orElseThrow(Door::unknown);
        for (DocumentReference document : documents(state, exchange, opening)) {
            request.addContained(document);
            request.addSupportingInfo(
                    new Reference("#" + document.getIdElement().getIdPart()));
        }
        return request;
    }

    static List<Communication> communications(Exchanges.Seen seen) {
        ExchangeState state = seen.state();
        Id exchange = seen.row().exchange();
        List<Fact.StepDone> steps = CommunicationResource.told(state);
        List<Communication> all =
                CommunicationResource.of(state, patient(exchange), new Reference("ServiceRequest/" + exchange));
        for (int at = 0; at < all.size(); at++) {
            Communication communication = all.get(at);
            communication.setId(new PairId(exchange, steps.get(at).stepId()).text());
            communication.addPartOf(new Reference("Task/" + exchange));
            for (DocumentReference document : documents(state, exchange, steps.get(at))) {
                communication.addContained(document);
                communication
                        .addPayload()
                        .setContent(new Reference("#" + document.getIdElement().getIdPart()));
            }
        }
        return all;
    }

    static Patient patient(Exchanges.Seen seen) {
        Fact.StepDone opening = seen.state().opening().orElseThrow(Door::unknown);
        Step step = seen.state().pathway().step(opening.step(), opening.content());
        Json.Obj traits = step.form()
                .find(Field.PatientField.class)
                .flatMap(field -> opening.content().findObject(field.name()))
                .orElseThrow(Door::unknown);
        Patient patient = PatientResource.write(PartyJson.patient(traits));
        patient.setId(seen.row().exchange().hex());
        return patient;
    }

    /** The document of that id, in whatever step it came. */
    static Optional<Document> document(ExchangeState state, Id document) {
        return state.stepsDone().stream()
                .flatMap(done -> listed(state, done).stream())
                .filter(one -> one.id().equals(document))
                .findFirst();
    }

    private static List<DocumentReference> documents(ExchangeState state, Id exchange, Fact.StepDone done) {
        return listed(state, done).stream()
                .map(document -> {
                    String url = "Binary/" + new PairId(exchange, document.id()).text();
                    DocumentReference resource = DocumentResource.write(document, kind(state, done, document), url);
                    resource.setId("document-" + document.id());
                    return resource;
                })
                .toList();
    }

    private static List<Document> listed(ExchangeState state, Fact.StepDone done) {
        return field(state, done).stream()
                .flatMap(field -> done.content().arrayOrEmpty(field.name()).objects().stream())
                .map(Document::read)
                .toList();
    }

    private static Coding kind(ExchangeState state, Fact.StepDone done, Document document) {
        String words = field(state, done).stream()
                .flatMap(field -> field.kinds().stream())
                .filter(option -> option.code().equals(document.kind()))
                .map(Option::words)
                .map(translated -> translated.fr())
                .findFirst()
                .orElse(document.kind());
        return new Coding(Systems.OPTION, document.kind(), words)
                .setVersion(state.pathway().ref().toString());
    }

    private static Optional<Field.DocumentsField> field(ExchangeState state, Fact.StepDone done) {
        return state.pathway().step(done.step(), done.content()).form().find(Field.DocumentsField.class);
    }

    private static Reference patient(Id exchange) {
        return new Reference("Patient/" + exchange);
    }
}
