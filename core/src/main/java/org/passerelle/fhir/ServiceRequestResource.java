package org.passerelle.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.mapping.FhirMapping;

/** An opening step as a FHIR ServiceRequest: the question as its reason, every plain answer as a note. */
public final class ServiceRequestResource {
    private ServiceRequestResource() {}

    /**
     * The request of an exchange, as an API shows it under the exchange's id; empty before the opening step was taken, and where that
     * is no request.
     *
     * @param subject reference to the patient
     */
    public static Optional<ServiceRequest> of(ExchangeState state, Reference subject) {
        return state.opening().filter(done -> state.pathway().asks()).map(done -> of(state, done, subject));
    }

    private static ServiceRequest of(ExchangeState state, Fact.StepDone opening, Reference subject) {
        Step step = state.pathway().step(opening.step(), opening.content());
        var answers = AnswersResource.write(state.begun().exchange(), state.pathway(), step, opening.content());
        var resource = write(state.pathway(), step, opening.content(), answers);
        resource.setId(state.begun().exchange().hex());
        resource.addIdentifier(Elements.exchange(state.begun().exchange()));
        resource.setSubject(subject);
        resource.setAuthoredOnElement(
                new DateTimeType(Instants.format(opening.promise().from())));
        Reference line = Elements.structure(state.begun().lineOrganisation());
        Optional<Reference> practice = state.requesterOrganisation().map(Elements::structure);
        if (state.begunByLine()) {
            resource.setRequester(line);
            practice.ifPresent(resource::addPerformer);
        } else {
            practice.ifPresent(resource::setRequester);
            resource.addPerformer(line);
        }
        if (state.ended()) {
            boolean done = TaskResource.status(state) == org.hl7.fhir.r4.model.Task.TaskStatus.COMPLETED;
            resource.setStatus(done ? ServiceRequestStatus.COMPLETED : ServiceRequestStatus.REVOKED);
        }
        return resource;
    }

    static ServiceRequest write(StepMessage message, QuestionnaireResponse answers) {
        var resource = write(message.pathway(), message.step(), message.content(), answers);
        resource.addIdentifier(Elements.exchange(message.exchange()));
        resource.setAuthoredOnElement(new DateTimeType(Instants.format(message.at())));
        return resource;
    }

    private static ServiceRequest write(Pathway pathway, Step step, Json.Obj content, QuestionnaireResponse answers) {
        var resource = new ServiceRequest();
        resource.setStatus(ServiceRequestStatus.ACTIVE);
        resource.setIntent(ServiceRequestIntent.ORDER);
        resource.setCode(Elements.pathway(pathway));
        resource.setPriority(
                switch (priority(pathway, step, content)) {
                    case ROUTINE -> ServiceRequestPriority.ROUTINE;
                    case URGENT -> ServiceRequestPriority.URGENT;
                    case ASAP -> ServiceRequestPriority.ASAP;
                    case STAT -> ServiceRequestPriority.STAT;
                });
        Sentences.question(answers)
                .ifPresent(question -> resource.addReasonCode(new CodeableConcept().setText(question)));
        Sentences.of(answers).forEach(sentence -> resource.addNote(new Annotation().setText(sentence)));
        return resource;
    }

    /** The priority of the urgency that a step's content tells, as the pathway maps it; routine where it tells none. */
    static FhirMapping.Priority priority(Pathway pathway, Step step, Json.Obj content) {
        List<String> listed = step.form().find(Form.URGENCY).stream()
                .filter(Field.ChoiceField.class::isInstance)
                .flatMap(field -> ((Field.ChoiceField) field).options().stream())
                .map(Option::code)
                .toList();
        return content.find(Form.URGENCY)
                .filter(Json.Text.class::isInstance)
                .map(code -> pathway.fhir().priority(((Json.Text) code).value(), listed))
                .orElse(FhirMapping.Priority.ROUTINE);
    }

    /** Whether the resource says what the answers say. */
    static boolean says(ServiceRequest resource, QuestionnaireResponse answers) {
        List<String> notes =
                resource.getNote().stream().map(Annotation::getText).toList();
        List<String> reasons =
                resource.getReasonCode().stream().map(CodeableConcept::getText).toList();
        return notes.equals(Sentences.of(answers))
                && reasons.equals(Sentences.question(answers).map(List::of).orElse(List.of()));
    }
}
