package org.passerelle.gateway.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.passerelle.canon.Instants;
import org.passerelle.fhir.DocumentResource;
import org.passerelle.fhir.Systems;
import org.passerelle.flow.apart.ApartContent;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.pathway.Document;

/** A letter that had no effect as a Communication on hold, which says why and from whom, as far as that is verified. */
final class HeldShape {
    private HeldShape() {}

    /** What lists show: nothing of what it says. */
    static Communication listed(ApartLetter letter) {
        var resource = new Communication();
        resource.setId(letter.id().hex());
        resource.setStatus(CommunicationStatus.ONHOLD);
        String sentence = letter.standing().sentence();
        resource.setStatusReason(
                new CodeableConcept(new Coding(Systems.REFUSAL, letter.code(), null)).setText(sentence));
        resource.setReceivedElement(new DateTimeType(Instants.format(letter.arrivedAt())));
        resource.setSender(new Reference().setDisplay(letter.sender()));
        resource.addRecipient(new Reference().setDisplay(letter.mailbox().value()));
        letter.exchange()
                .ifPresent(exchange ->
                        resource.addIdentifier().setSystem(Systems.EXCHANGE).setValue(exchange.hex()));
        return resource;
    }

    /** The same with what it says: its text, and its documents by links to their octets. */
    static Communication read(ApartContent content) {
        Communication resource = listed(content.letter());
        resource.setSentElement(new DateTimeType(Instants.format(content.signedAt())));
        String pathway = content.pathway().toString();
        content.findStep()
                .ifPresent(step -> resource.setTopic(
                        new CodeableConcept(new Coding(Systems.STEP, step, null).setVersion(pathway))));
        if (!content.text().isBlank()) {
            resource.addPayload().setContent(new StringType(content.text()));
        }
        for (Document document : content.documents()) {
            String url = "Communication/" + content.letter().id().hex() + "/document/" + document.id();
            Coding kind = new Coding(Systems.OPTION, document.kind(), null).setVersion(pathway);
            DocumentReference reference = DocumentResource.write(document, kind, url);
            reference.setId("document-" + document.id());
            resource.addContained(reference);
            resource.addPayload().setContent(new Reference("#document-" + document.id()));
        }
        return resource;
    }
}
