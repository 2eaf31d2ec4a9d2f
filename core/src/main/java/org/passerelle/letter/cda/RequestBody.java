package org.passerelle.letter.cda;

import java.io.IOException;
import java.util.List;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.ClinicalDocument.Moment;
import org.passerelle.letter.document.InWords;
import org.passerelle.letter.document.Passage;
import org.passerelle.pathway.ClinicalModel.Part;
import org.passerelle.port.letter.Documents;

/**
 * The body of a TLM-DA: what is asked and told in free text under Anamnèse (1.2.250.1.213.1.1.2.69), the treatments under
 * Traitements (1.3.6.1.4.1.19376.1.5.3.1.3.19), the documents under Documents ajoutés (1.2.250.1.213.1.1.2.37).
 */
final class RequestBody {
    static final String DATES = "Dates et heures (heure de Paris)";
    static final String NO_TREATMENT = "Aucune information sur les traitements dans cette demande.";
    private static final String TREATMENT_ANCHOR = "traitements";

    private final XmlOut xml;
    private final ClinicalDocument document;
    private final Documents documents;
    private final SectionXml sections;

    RequestBody(XmlOut xml, ClinicalDocument document, Documents documents) {
        this.xml = xml;
        this.document = document;
        this.documents = documents;
        this.sections = new SectionXml(xml, document.version().id());
    }

    void write() throws IOException {
        history();
        treatment();
        if (!document.attached().isEmpty()) {
            new AddedDocuments(xml, sections, document, documents).write();
        }
    }

    /** Whatever is no treatment, in the document's order, then its dates. */
    static List<Passage> told(ClinicalDocument document) {
        return document.passages().stream()
                .filter(passage -> passage.part() != Part.TREATMENT)
                .toList();
    }

    /** What is told of treatments. */
    static List<Passage> treatments(ClinicalDocument document) {
        return document.passages(Part.TREATMENT).stream()
                .filter(passage -> passage.lines().stream().anyMatch(line -> !line.isBlank()))
                .toList();
    }

    private void history() throws IOException {
        sections.start(
                Vocabulary.FACTORS,
                "Conclusions de synthèse",
                "Anamnèse et facteurs de risques",
                "1.2.250.1.213.1.1.2.68");
        sections.start(Vocabulary.HISTORY, "Historique et physique", "Anamnèse", "1.2.250.1.213.1.1.2.69");
        xml.start("text");
        for (Passage passage : told(document)) {
            sections.table(passage.title(), passage.lines());
        }
        if (!document.moments().isEmpty()) {
            sections.table(
                    DATES, document.moments().stream().map(RequestBody::words).toList());
        }
        xml.end();
        sections.end();
        sections.end();
    }

    private static String words(Moment moment) {
        return moment.title() + " " + InWords.moment(moment.at())
                + moment.findWords().map(words -> ", " + words).orElse("");
    }

    private void treatment() throws IOException {
        List<Passage> passages = treatments(document);
        sections.start(
                Vocabulary.TREATMENT,
                "Traitements",
                "Traitements",
                "2.16.840.1.113883.10.20.1.8",
                "1.3.6.1.4.1.19376.1.5.3.1.3.19",
                "1.2.250.1.213.1.1.2.143");
        xml.start("text").start("content", "ID", TREATMENT_ANCHOR);
        if (passages.isEmpty()) {
            xml.characters(NO_TREATMENT);
        }
        xml.end();
        for (Passage passage : passages) {
            sections.table(passage.title(), passage.lines());
        }
        xml.end();
        medication(!passages.isEmpty());
        sections.end();
    }

    /**
     * The entry without which the section is none (IHE PCC, Medications). A free text is not coded: the entry points at it, and says
     * that the product is; without any text it says that nothing is known, which is not that nothing is taken.
     */
    private void medication(boolean told) throws IOException {
        xml.start("entry", "typeCode", "DRIV");
        xml.start("substanceAdministration", "classCode", "SBADM", "moodCode", "EVN");
        xml.empty("templateId", "root", "2.16.840.1.113883.10.20.1.24");
        xml.empty("templateId", "root", "1.3.6.1.4.1.19376.1.5.3.1.4.7");
        xml.empty("templateId", "root", "1.2.250.1.213.1.1.3.42");
        xml.empty("templateId", "root", "1.3.6.1.4.1.19376.1.5.3.1.4.7.1");
        sections.id("traitement");
        if (!told) {
            xml.empty(
                    "code",
                    "code",
                    "no-medication-info",
                    "displayName",
                    "Pas d'information sur les traitements médicamenteux",
                    "codeSystem",
                    Vocabulary.NO_MEDICATION);
        }
        reference("text");
        xml.empty("statusCode", "code", "completed");
        xml.start("effectiveTime", "xsi:type", "IVL_TS")
                .empty("low", "nullFlavor", "UNK")
                .empty("high", "nullFlavor", "UNK")
                .end();
        xml.start("consumable").start("manufacturedProduct");
        xml.empty("templateId", "root", "2.16.840.1.113883.10.20.1.53");
        xml.empty("templateId", "root", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2");
        xml.empty("templateId", "root", "1.2.250.1.213.1.1.3.43");
        xml.start("manufacturedMaterial").start("code", "nullFlavor", told ? "OTH" : "NA");
        reference("originalText");
        xml.end().empty("name", "nullFlavor", "NA").end();
        xml.end().end().end().end();
    }

    private void reference(String element) throws IOException {
        xml.start(element).empty("reference", "value", "#" + TREATMENT_ANCHOR).end();
    }
}
