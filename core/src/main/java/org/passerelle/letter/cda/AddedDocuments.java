package org.passerelle.letter.cda;

import java.io.IOException;
import java.io.InputStream;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.InWords;
import org.passerelle.letter.document.Oids;
import org.passerelle.port.letter.Documents;

/**
 * The section Documents ajoutés: each document's kind and title, with its octets when it stands inside, else with the name of its
 * entry in the same archive. One that had named somebody else says so: the danger is the previous patient's night.
 */
final class AddedDocuments {
    private final XmlOut xml;
    private final SectionXml sections;
    private final ClinicalDocument document;
    private final Documents documents;

    AddedDocuments(XmlOut xml, SectionXml sections, ClinicalDocument document, Documents documents) {
        this.xml = xml;
        this.sections = sections;
        this.document = document;
        this.documents = documents;
    }

    void write() throws IOException {
        sections.start(Vocabulary.ADDED, "Documents ajoutés", "Documents joints", "1.2.250.1.213.1.1.2.37");
        xml.start("text").start("table").start("tbody");
        for (Attached each : document.attached()) {
            row(each);
        }
        xml.end().end().end();
        for (Attached each : document.attached()) {
            entry(each);
        }
        sections.end();
    }

    private void row(Attached each) throws IOException {
        xml.start("tr").start("td");
        xml.text("content", each.kind() + " : " + each.document().title(), "ID", anchor(each));
        xml.empty("br");
        if (each.inside()) {
            xml.empty("renderMultiMedia", "referencedObject", media(each));
        } else {
            xml.characters("Fichier " + each.entryName() + " de ce même envoi (" + InWords.file(each.document()) + ")");
        }
        var confirmed = each.document().findConfirmed();
        if (confirmed.isPresent()) {
            xml.empty("br");
            xml.characters(
                    "ATTENTION : ce fichier n'était pas celui attendu (patient, heure ou appareil) ; l'expéditeur l'a confirmé pour ce patient : "
                            + confirmed.get());
        }
        xml.end().end();
    }

    /** FR-Document-attache (1.2.250.1.213.1.1.3.18). */
    private void entry(Attached each) throws IOException {
        xml.start("entry").start("organizer", "classCode", "CLUSTER", "moodCode", "EVN");
        xml.empty("templateId", "root", "1.2.250.1.213.1.1.3.18");
        sections.id("document-" + each.number());
        code(Vocabulary.ADDED, "Document attaché");
        xml.empty("statusCode", "code", "completed");
        type(each);
        content(each);
        xml.end().end();
    }

    /** FR-Simple-Observation (1.2.250.1.213.1.1.3.48): what the document is, in words. */
    private void type(Attached each) throws IOException {
        xml.start("component", "typeCode", "COMP").start("observation", "classCode", "OBS", "moodCode", "EVN");
        xml.empty("templateId", "root", "1.3.6.1.4.1.19376.1.5.3.1.4.13");
        xml.empty("templateId", "root", "1.2.250.1.213.1.1.3.48");
        sections.id("type-" + each.number());
        code("69764-9", "Type de document");
        xml.start("text");
        reference(each);
        xml.end();
        xml.empty("statusCode", "code", "completed");
        xml.empty("effectiveTime", "nullFlavor", "UNK");
        xml.start("value", "xsi:type", "CD").start("originalText");
        reference(each);
        xml.end().end().end().end();
    }

    private void content(Attached each) throws IOException {
        xml.start("component", "typeCode", "COMP");
        xml.start("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", media(each));
        xml.empty("id", "root", Oids.of(each.document().id()));
        if (each.inside()) {
            try (InputStream octets = documents.open(each.document().id())) {
                xml.base64("value", octets, each.document().mediaType());
            }
        } else {
            xml.empty("value", "nullFlavor", "NA");
        }
        xml.end().end();
    }

    private void reference(Attached each) throws IOException {
        xml.empty("reference", "value", "#" + anchor(each));
    }

    private void code(String code, String name) throws IOException {
        xml.empty("code", "code", code, "displayName", name, "codeSystem", Vocabulary.LOINC);
    }

    private static String anchor(Attached each) {
        return "titre-" + each.number();
    }

    private static String media(Attached each) {
        return "document-" + each.number();
    }
}
