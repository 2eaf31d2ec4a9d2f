package org.passerelle.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.passerelle.canon.Instants;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.party.Organisation;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;

/** A step after the opening as a FHIR Communication: every plain answer as a payload. */
public final class CommunicationResource {
    private CommunicationResource() {}

    /**
     * Every step that is no request, in order, as an API shows them: each under its step id. A line's notice is one; a request is the
     * service request.
     *
     * @param subject reference to the patient
     * @param request reference to the service request, where there is one
     */
    public static List<Communication> of(ExchangeState state, Reference subject, Reference request) {
        List<Reference> basedOn = state.pathway().asks() ? List.of(request) : List.of();
        return told(state).stream()
                .map(done -> of(state, done).setSubject(subject).setBasedOn(basedOn))
                .toList();
    }

    /** The steps that are no request. */
    public static List<Fact.StepDone> told(ExchangeState state) {
        return state.stepsDone().stream().skip(state.pathway().asks() ? 1 : 0).toList();
    }

    private static Communication of(ExchangeState state, Fact.StepDone done) {
        Pathway pathway = state.pathway();
        Step step = pathway.step(done.step(), done.content());
        var answers = AnswersResource.write(state.begun().exchange(), pathway, step, done.content());
        var resource = write(pathway, step, answers);
        resource.setId(done.stepId().hex());
        resource.setSentElement(new DateTimeType(Instants.format(done.promise().sentAt())));
        resource.setReceivedElement(
                new DateTimeType(Instants.format(done.promise().arrivedAt())));
        resource.addIdentifier(
                Elements.identifier(Systems.STEP_ID, done.stepId().hex()));
        Organisation expert = state.begun().lineOrganisation();
        Organisation requester = state.requesterOrganisation().orElseGet(() -> Organisation.of(done.actor()));
        boolean fromRequester = done.side() == Side.REQUESTER;
        resource.setSender(Elements.structure(fromRequester ? requester : expert));
        resource.addRecipient(Elements.structure(fromRequester ? expert : requester));
        return resource;
    }

    static Communication write(StepMessage message, QuestionnaireResponse answers) {
        var resource = write(message.pathway(), message.step(), answers);
        resource.addIdentifier(Elements.exchange(message.exchange()));
        resource.setSentElement(new DateTimeType(Instants.format(message.at())));
        return resource;
    }

    private static Communication write(Pathway pathway, Step step, QuestionnaireResponse answers) {
        var resource = new Communication();
        resource.setStatus(CommunicationStatus.COMPLETED);
        resource.addCategory(Elements.pathway(pathway));
        resource.setTopic(new CodeableConcept(Elements.coding(
                        Systems.STEP,
                        pathway.ref().toString(),
                        step.name(),
                        step.title().fr()))
                .setText(step.title().fr()));
        Sentences.of(answers).forEach(sentence -> resource.addPayload().setContent(new StringType(sentence)));
        return resource;
    }

    /** Whether the resource says what the answers say. */
    static boolean says(Communication resource, QuestionnaireResponse answers) {
        return texts(resource).equals(Sentences.of(answers));
    }

    /** What its payload refers to: the documents. */
    static List<Reference> documents(Communication resource) {
        return resource.getPayload().stream()
                .map(CommunicationPayloadComponent::getContent)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
    }

    private static List<String> texts(Communication resource) {
        return resource.getPayload().stream()
                .map(CommunicationPayloadComponent::getContent)
                .filter(content -> !(content instanceof Reference))
                .map(content -> content instanceof StringType text
                        ? Optional.ofNullable(text.getValue()).orElse("")
                        : "")
                .toList();
    }
}
