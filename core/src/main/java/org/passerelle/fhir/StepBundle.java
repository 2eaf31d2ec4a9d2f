package org.passerelle.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;

/**
 * A step as a FHIR R4 message bundle. The QuestionnaireResponse carries the whole content and is what is believed; every other
 * resource says part of it again, for software that reads those, and may not say otherwise.
 */
public final class StepBundle {
    private final StepMessage message;
    private final Bundle bundle = new Bundle();

    private StepBundle(StepMessage message) {
        this.message = message;
    }

    /** The bundle's octets; the same message gives the same octets. */
    public static byte[] write(StepMessage message) {
        return FhirJson.write(new StepBundle(message).write());
    }

    /**
     * Reads a bundle.
     *
     * @throws org.passerelle.refusal.Refused with a {@link FhirRefusal}: what is not such a bundle, or one whose resources
     *     differ on patient, question, recommendation or documents
     */
    public static SaidStep read(byte[] octets) {
        return read(octets, FhirJson.Limits.DEFAULT);
    }

    /** Reads a bundle within these limits. */
    public static SaidStep read(byte[] octets, FhirJson.Limits limits) {
        return new BundleReader(FhirJson.read(Bundle.class, octets, limits)).read();
    }

    private Bundle write() {
        bundle.setType(BundleType.MESSAGE);
        bundle.setTimestampElement(new InstantType(Instants.format(message.at())));
        bundle.setIdentifier(
                Elements.identifier(Systems.STEP_ID, message.stepId().hex()));
        var header = add("header", header(), message.stepId().hex());
        Reference actor = actor();
        header.setAuthor(actor);
        header.setSender(reference("organization"));
        message.findPatient().ifPresent(patient -> add("patient", PatientResource.write(patient), "patient"));
        QuestionnaireResponse answers = AnswersResource.write(message);
        header.addFocus(focus(actor, answers));
        header.addFocus(reference("content"));
        subject().ifPresent(answers::setSubject);
        answers.setAuthor(actor);
        add("content", answers, "content");
        consent();
        return bundle;
    }

    private MessageHeader header() {
        var header = new MessageHeader();
        header.setEvent(Elements.coding(
                Systems.STEP,
                message.pathway().ref().toString(),
                message.step().name(),
                message.step().title().fr()));
        header.getSource().setName("Passerelle").setEndpoint(Systems.SOURCE);
        return header;
    }

    private Reference actor() {
        add("practitioner", PractitionerResource.write(message.actor()), "practitioner");
        add("organization", OrganizationResource.write(message.organisation()), "organization");
        var role = PractitionerResource.role(message.actor());
        role.setPractitioner(reference("practitioner")).setOrganization(reference("organization"));
        add("role", role, "role");
        return reference("role");
    }

    private Reference focus(Reference actor, QuestionnaireResponse answers) {
        List<Reference> documents = documents();
        if (message.asks()) {
            ServiceRequest request = ServiceRequestResource.write(message, answers);
            request.setRequester(actor);
            request.setSubject(subject().orElseGet(() -> new Reference().setDisplay("Sans patient")));
            documents.forEach(request::addSupportingInfo);
            add("focus", request, "focus");
        } else {
            Communication told = CommunicationResource.write(message, answers);
            told.setSender(actor);
            subject().ifPresent(told::setSubject);
            documents.forEach(document -> told.addPayload().setContent(document));
            add("focus", told, "focus");
        }
        return reference("focus");
    }

    private List<Reference> documents() {
        List<Reference> references = new ArrayList<>();
        Optional<Field.DocumentsField> field = message.step().form().find(Field.DocumentsField.class);
        if (field.isEmpty()) {
            return references;
        }
        var writer = new AnswersWriter(message.pathway().ref());
        for (Json.Obj item : message.content().arrayOrEmpty(field.get().name()).objects()) {
            Document document = Document.read(item);
            var resource = DocumentResource.write(document, writer.kind(field.get(), document.kind()));
            subject().ifPresent(resource::setSubject);
            add(document.id().hex(), resource, document.id().hex());
            references.add(reference(document.id().hex()));
        }
        return references;
    }

    private void consent() {
        Optional<Field.ConsentField> field = message.step().form().find(Field.ConsentField.class);
        Optional<Reference> patient = subject();
        if (field.isPresent() && patient.isPresent()) {
            message.content()
                    .findObject(field.get().name())
                    .map(Consent::read)
                    .ifPresent(consent -> add("consent", ConsentResource.write(consent, patient.get()), "consent"));
        }
    }

    private Optional<Reference> subject() {
        return message.findPatient().map(patient -> reference("patient"));
    }

    private <R extends DomainResource> R add(String name, R resource, String id) {
        resource.setId(id);
        bundle.addEntry().setFullUrl(url(name)).setResource((Resource) resource);
        return resource;
    }

    private Reference reference(String name) {
        return new Reference(url(name));
    }

    private String url(String name) {
        return url(message.stepId(), name);
    }

    /** A stable URL for each resource of a step. */
    private static String url(Id step, String name) {
        return NamedUuid.of(
                "passerelle/fhir/1",
                step.hex().getBytes(StandardCharsets.US_ASCII),
                name.getBytes(StandardCharsets.US_ASCII));
    }
}
