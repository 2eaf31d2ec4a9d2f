package org.passerelle.letter.cda;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.document.Party;
import org.passerelle.letter.document.Setting;
import org.passerelle.pathway.ClinicalModel.Kind;

/**
 * A document's header (CI-SIS, structuration minimale).
 *
 * <p>The act is {@code TE2} (NGAP, téléexpertise de niveau 2): since 1 April 2022 the NGAP knows one téléexpertise, billed TE2 by who
 * is asked; TE1, which ANS's own example bears, is billed no more. Who asked is the act's performer in a request, as in ANS's
 * examples: nobody else can be named yet. Of any other document neither act nor sort of encounter is known, and none is said.
 */
final class Header {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx", Locale.ROOT).withZone(ZoneId.of("Europe/Paris"));
    private static final String ACT = "TE2";
    private static final String ACT_NAME =
            "Acte de téléexpertise de niveau 2 d'un médecin sollicité par un autre médecin";

    private final XmlOut xml;
    private final ClinicalDocument document;
    private final PartyXml parties;

    private Header(XmlOut xml, ClinicalDocument document) {
        this.xml = xml;
        this.document = document;
        this.parties = new PartyXml(xml);
    }

    static void write(XmlOut xml, ClinicalDocument document) throws IOException {
        var header = new Header(xml, document);
        header.document();
        new PatientXml(xml).write(document.patient(), document.exchange());
        header.people();
        header.act();
        header.replaced();
        header.encounter();
    }

    /** An hour as HL7 writes it, of Paris. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    private void document() throws IOException {
        boolean request = document.kind() == Kind.REQUEST;
        xml.empty("realmCode", "code", "FR");
        xml.empty("typeId", "root", "2.16.840.1.113883.1.3", "extension", "POCD_HD000040");
        xml.empty("templateId", "root", "2.16.840.1.113883.2.8.2.1");
        xml.empty("templateId", "root", "1.2.250.1.213.1.1.1.1");
        if (request) {
            xml.empty("templateId", "root", "1.2.250.1.213.1.1.1.38", "extension", "2022.01");
        } else {
            xml.empty("templateId", "root", "1.3.6.1.4.1.19376.1.2.20");
        }
        xml.empty("id", "root", Oids.of(document.version().id()));
        code(
                "code",
                document.loinc(),
                document.isTelemedicine()
                        ? request ? "Demande d'acte de télémédecine" : "Compte-rendu d'acte de télémédecine"
                        : document.title(),
                Vocabulary.LOINC);
        xml.text("title", document.title());
        xml.empty("effectiveTime", "value", time(document.at()));
        code("confidentialityCode", "N", "Normal", Vocabulary.CONFIDENTIALITY);
        xml.empty("languageCode", "code", "fr-FR");
        xml.empty("setId", "root", Oids.of(document.version().set()));
        xml.empty("versionNumber", "value", Integer.toString(document.version().number()));
    }

    private void people() throws IOException {
        xml.start("author").empty("time", "value", time(document.at()));
        parties.assigned("assignedAuthor", document.author());
        xml.end();
        parties.custodian(document.author());
        parties.recipient(document.recipient(), "PRCP");
        for (Party copy : document.copies()) {
            parties.recipient(copy, "TRC");
        }
        xml.start("legalAuthenticator")
                .empty("time", "value", time(document.at()))
                .empty("signatureCode", "code", "S");
        parties.assigned("assignedEntity", document.author());
        xml.end();
        xml.start("inFulfillmentOf").start("order");
        xml.empty("id", "root", Oids.of(document.exchange()));
        xml.end().end();
    }

    private void act() throws IOException {
        xml.start("documentationOf").start("serviceEvent", "classCode", "ACT");
        if (document.isTelemedicine()) {
            code("code", ACT, ACT_NAME, Vocabulary.NGAP);
        }
        begun();
        xml.start("performer", "typeCode", "PRF");
        parties.assigned("assignedEntity", document.author());
        xml.end().end().end();
    }

    private void replaced() throws IOException {
        var replaces = document.version().findReplaces();
        if (replaces.isPresent()) {
            xml.start("relatedDocument", "typeCode", "RPLC").start("parentDocument");
            // its setId is this one's, and ANS's rules admit none here
            xml.empty("id", "root", Oids.of(replaces.get()));
            xml.empty(
                    "versionNumber",
                    "value",
                    Integer.toString(document.version().number() - 1));
            xml.end().end();
        }
    }

    private void encounter() throws IOException {
        Party author = document.author();
        Setting setting = Setting.of(author);
        xml.start("componentOf").start("encompassingEncounter");
        if (document.isTelemedicine()) {
            code("code", "VR", "Virtuelle", Vocabulary.ACT_CODE);
        }
        begun();
        if (author.findProfessional().isPresent()) {
            xml.start("responsibleParty");
            parties.assigned("assignedEntity", author);
            xml.end();
        }
        xml.start("location").start("healthCareFacility");
        parties.structure(author);
        code("code", setting.facility(), setting.facilityName(), Setting.FACILITY_SYSTEM);
        if (author.findOrganisation().isPresent()) {
            xml.start("location")
                    .text("name", author.findOrganisation().get().name())
                    .end();
        }
        xml.end().end().end().end();
    }

    private void begun() throws IOException {
        xml.start("effectiveTime").empty("low", "value", time(document.at())).end();
    }

    private void code(String element, String code, String name, String system) throws IOException {
        xml.empty(element, "code", code, "displayName", name, "codeSystem", system);
    }
}
