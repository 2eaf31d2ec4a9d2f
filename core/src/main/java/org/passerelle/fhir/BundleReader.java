package org.passerelle.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Reads a step's bundle: each resource once, the content believed, everything else compared with it. */
final class BundleReader {
    private static final Set<Class<?>> KNOWN = Set.of(
            MessageHeader.class,
            Practitioner.class,
            PractitionerRole.class,
            Organization.class,
            org.hl7.fhir.r4.model.Patient.class,
            ServiceRequest.class,
            Communication.class,
            QuestionnaireResponse.class,
            org.hl7.fhir.r4.model.Consent.class,
            DocumentReference.class);

    private final Bundle bundle;
    private final QuestionnaireResponse answers;

    BundleReader(Bundle bundle) {
        this.bundle = bundle;
        if (bundle.getType() != BundleType.MESSAGE) {
            throw shape("type");
        }
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() == null
                    || !KNOWN.contains(entry.getResource().getClass())) {
                throw shape("entry");
            }
        }
        this.answers = one(QuestionnaireResponse.class);
    }

    SaidStep read() {
        MessageHeader header = one(MessageHeader.class);
        Coding event = header.getEvent() instanceof Coding coding ? coding : new Coding();
        if (!Systems.STEP.equals(event.getSystem()) || bundle.getEntryFirstRep().getResource() != header) {
            throw shape("MessageHeader");
        }
        Professional actor = PractitionerResource.read(one(Practitioner.class), one(PractitionerRole.class));
        Organisation organisation = OrganizationResource.read(one(Organization.class));
        Optional<Patient> patient = maybe(org.hl7.fhir.r4.model.Patient.class).map(PatientResource::read);
        Json.Obj content = AnswersReader.content(answers.getItem());
        List<Document> documents = documents();
        comparePatient(patient);
        compareConsent();
        compareDocuments(documents);
        Id exchange = compareFocus(documents.size(), patient.isPresent());
        return new SaidStep(
                Elements.text(event.getCode(), "MessageHeader.event"),
                Id.parse(
                        header.getIdElement().getIdPart() == null
                                ? ""
                                : header.getIdElement().getIdPart()),
                exchange,
                PathwayRef.parse(Elements.text(event.getVersion(), "MessageHeader.event")),
                actor,
                organisation,
                patient.orElse(null),
                content,
                documents);
    }

    private void comparePatient(Optional<Patient> patient) {
        Optional<Json> said = AnswersReader.holding("Patient", answers.getItem());
        if (said.isPresent()) {
            boolean same = said.get() instanceof Json.Obj traits
                    && patient.filter(PartyJson.patient(traits)::equals).isPresent();
            require(same, "Patient");
        }
    }

    private void compareConsent() {
        Optional<Json> said = AnswersReader.holding("Consent", answers.getItem());
        maybe(org.hl7.fhir.r4.model.Consent.class)
                .ifPresent(resource -> require(
                        said.isPresent()
                                && said.get() instanceof Json.Obj consent
                                && ConsentResource.says(resource, Consent.read(consent)),
                        "Consent"));
    }

    private List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        AnswersReader.holding("DocumentReference", answers.getItem()).ifPresent(said -> {
            if (!(said instanceof Json.Array list)) {
                throw Elements.wrong("documents");
            }
            list.objects().forEach(item -> documents.add(Document.read(item)));
        });
        return documents;
    }

    private void compareDocuments(List<Document> documents) {
        List<DocumentReference> resources = all(DocumentReference.class);
        Set<Id> ids = new HashSet<>();
        for (DocumentReference resource : resources) {
            Id id = DocumentResource.id(resource);
            boolean same = ids.add(id)
                    && documents.stream()
                            .anyMatch(
                                    document -> document.id().equals(id) && DocumentResource.says(resource, document));
            require(same, "DocumentReference");
        }
        require(resources.size() == documents.size(), "DocumentReference");
    }

    /** The request or the communication, whichever it is: what it says, of whom, in which exchange. */
    private Id compareFocus(int documents, boolean ofPatient) {
        Optional<ServiceRequest> request = maybe(ServiceRequest.class);
        Optional<Communication> told = maybe(Communication.class);
        if (request.isPresent() == told.isPresent()) {
            throw shape("focus");
        }
        Id exchange = exchange(Elements.only(answers.getBasedOn(), "basedOn").getIdentifier());
        if (request.isPresent()) {
            ServiceRequest one = request.get();
            require(ServiceRequestResource.says(one, answers), "ServiceRequest");
            require(exchange(Elements.only(one.getIdentifier(), "identifier")).equals(exchange), "exchange");
            require(refersToDocuments(one.getSupportingInfo(), documents), "ServiceRequest.supportingInfo");
            require(!ofPatient || refersTo(one.getSubject(), org.hl7.fhir.r4.model.Patient.class), "subject");
            boolean said = AnswersReader.holding("Patient", answers.getItem()).isPresent();
            require(said == ofPatient, "Patient");
        } else {
            Communication one = told.orElseThrow();
            require(CommunicationResource.says(one, answers), "Communication");
            require(exchange(Elements.only(one.getIdentifier(), "identifier")).equals(exchange), "exchange");
            require(refersToDocuments(CommunicationResource.documents(one), documents), "Communication.payload");
            require(!ofPatient || refersTo(one.getSubject(), org.hl7.fhir.r4.model.Patient.class), "subject");
        }
        return exchange;
    }

    private static Id exchange(org.hl7.fhir.r4.model.Identifier identifier) {
        if (!Systems.EXCHANGE.equals(identifier.getSystem())) {
            throw Elements.wrong("exchange");
        }
        return Id.parse(Elements.text(identifier.getValue(), "exchange"));
    }

    private boolean refersToDocuments(List<Reference> references, int documents) {
        Set<String> urls = new HashSet<>();
        references.forEach(reference -> urls.add(String.valueOf(reference.getReference())));
        return references.size() == documents
                && urls.size() == documents
                && references.stream().allMatch(reference -> refersTo(reference, DocumentReference.class));
    }

    private boolean refersTo(Reference reference, Class<? extends Resource> type) {
        return bundle.getEntry().stream()
                .anyMatch(entry -> type.isInstance(entry.getResource())
                        && entry.hasFullUrl()
                        && entry.getFullUrl().equals(reference.getReference()));
    }

    private <R extends Resource> List<R> all(Class<R> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private <R extends Resource> Optional<R> maybe(Class<R> type) {
        List<R> found = all(type);
        if (found.size() > 1) {
            throw shape(type.getSimpleName());
        }
        return found.stream().findFirst();
    }

    private <R extends Resource> R one(Class<R> type) {
        return maybe(type).orElseThrow(() -> shape(type.getSimpleName()));
    }

    private static void require(boolean same, String what) {
        if (!same) {
            throw Refusal.of(FhirRefusal.REPRESENTATIONS_DIFFER)
                    .with(FactKey.FIELD, what)
                    .refused();
        }
    }

    private static Refused shape(String what) {
        return Refusal.of(FhirRefusal.BUNDLE).with(FactKey.FIELD, what).refused();
    }
}
