package org.passerelle.letter.xdm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.document.Party;
import org.passerelle.party.Professional;

/**
 * METADATA.XML: one submission set with one entry for each document (ITI TF-3 §4.2), with the attributes that France asks for. An
 * entry's id is our document's as UUID, its uniqueId the same as OID.
 */
final class Metadata {
    private static final String SUBMISSION = "passerelle/xdm-submission/1";

    private final ClinicalDocument document;
    private final String source;
    private final String patientId;

    /** @param source the OID of the system that sends */
    Metadata(ClinicalDocument document, String source) {
        this.document = document;
        this.source = source;
        this.patientId = Hl7.patientId(document.patient(), document.exchange());
    }

    /** @param measured the documents in the order of the zip, the CDA first */
    void write(Map<Listed, Measured> measured, OutputStream out) throws IOException {
        Id set = submission();
        String setId = Hl7.uuid(set.hex());
        List<Listed> documents = List.copyOf(measured.keySet());
        EbXml.submission(out, xml -> {
            for (Map.Entry<Listed, Measured> each : measured.entrySet()) {
                entry(xml, each.getKey(), each.getValue());
            }
            set(xml, setId, Oids.of(set));
            xml.node(setId, Schemes.SET);
            for (Listed each : documents) {
                xml.association(Schemes.HAS_MEMBER, setId, uuid(each));
                xml.slot("SubmissionSetStatus", "Original");
                xml.end();
            }
            Optional<Id> replaced = document.version().findReplaces();
            if (replaced.isPresent()) {
                xml.association(
                        Schemes.REPLACES,
                        uuid(documents.get(0)),
                        Hl7.uuid(replaced.get().hex()));
                xml.end();
            }
        });
    }

    /** The set's id comes of the document's, so that writing again gives the same zip. */
    private Id submission() {
        byte[] of = document.version().id().hex().getBytes(StandardCharsets.US_ASCII);
        return new Id(Sha256.tagged(SUBMISSION, of).hex().substring(0, 32));
    }

    private void entry(EbXml xml, Listed listed, Measured measured) throws XMLStreamException {
        String id = uuid(listed);
        xml.object("ExtrinsicObject", id, "mimeType", listed.mediaType(), "objectType", "urn:uuid:" + Schemes.DOCUMENT);
        xml.slot("creationTime", Hl7.time(document.at()));
        xml.slot("languageCode", "fr-FR");
        xml.slot("legalAuthenticator", Hl7.authenticator(document.author()));
        xml.slot("serviceStartTime", Hl7.time(document.at()));
        xml.slot("sourcePatientId", patientId);
        xml.slot("sourcePatientInfo", Hl7.patientInfo(document.patient()));
        xml.slot("hash", measured.sha1());
        xml.slot("size", Long.toString(measured.size()));
        xml.slot(Schemes.SHA_256, measured.sha256().hex());
        xml.slot("URI", listed.name());
        xml.name(listed.title());
        if (listed.findRemark().isPresent()) {
            xml.description(listed.findRemark().get());
        }
        author(xml, Schemes.AUTHOR, id);
        xml.coded(Schemes.CLASS, id, listed.classCode());
        xml.coded(Schemes.CONFIDENTIALITY, id, Coded.NORMAL);
        xml.coded(Schemes.FORMAT, id, listed.format());
        xml.coded(Schemes.FACILITY, id, Coded.facility(document.author()));
        xml.coded(Schemes.PRACTICE, id, Coded.practice(document.author()));
        xml.coded(Schemes.TYPE, id, listed.type());
        xml.identifier(Schemes.PATIENT, id, patientId, "XDSDocumentEntry.patientId");
        xml.identifier(Schemes.UNIQUE_ID, id, Oids.of(listed.id()), "XDSDocumentEntry.uniqueId");
        xml.end();
    }

    private void set(EbXml xml, String id, String uniqueId) throws XMLStreamException {
        xml.object("RegistryPackage", id);
        xml.slot("submissionTime", Hl7.time(document.at()));
        List<String> recipients = Stream.concat(Stream.of(document.recipient()), document.copies().stream())
                .map(Hl7::recipient)
                .toList();
        xml.slot("intendedRecipient", recipients);
        xml.name(document.title());
        author(xml, Schemes.SET_AUTHOR, id);
        xml.coded(Schemes.SET_CONTENT, id, Coded.CONTENT);
        xml.identifier(Schemes.SET_PATIENT, id, patientId, "XDSSubmissionSet.patientId");
        xml.identifier(Schemes.SET_SOURCE, id, source, "XDSSubmissionSet.sourceId");
        xml.identifier(Schemes.SET_ID, id, uniqueId, "XDSSubmissionSet.uniqueId");
        xml.end();
    }

    private void author(EbXml xml, String scheme, String object) throws XMLStreamException {
        Party author = document.author();
        xml.classification(scheme, object, "");
        if (author.findOrganisation().isPresent()) {
            xml.slot(
                    "authorInstitution",
                    Hl7.organisation(author.findOrganisation().get()));
        }
        if (author.findProfessional().isPresent()) {
            Professional person = author.findProfessional().get();
            xml.slot("authorPerson", Hl7.person(person));
            if (person.specialty() != null) {
                xml.slot("authorSpecialty", Hl7.escaped(person.specialty()) + "^^" + Hl7.SPECIALTIES);
            }
        }
        if (author.findAddress().isPresent()) {
            xml.slot("authorTelecommunication", Hl7.mailbox(author.findAddress().get()));
        }
        xml.end();
    }

    private static String uuid(Listed listed) {
        return Hl7.uuid(listed.id().hex());
    }
}
