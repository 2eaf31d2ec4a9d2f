package org.passerelle.letter.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.InWords;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.document.Party;
import org.passerelle.letter.document.Passage;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Patient;
import org.passerelle.pathway.Document;

/** What a paper says of a document, in the order in which a doctor reads it. */
final class PaperText {
    private final ClinicalDocument document;
    private final List<Block> blocks = new ArrayList<>();

    private PaperText(ClinicalDocument document) {
        this.document = document;
    }

    static List<Block> of(ClinicalDocument document) {
        var text = new PaperText(document);
        text.top();
        text.patient(document.patient());
        text.parties();
        text.moments();
        document.passages().forEach(text::passage);
        text.attached();
        text.foot();
        return text.blocks;
    }

    /** What stands at the top of each page: whose paper it is, so that a lost page finds its file. */
    static String header(ClinicalDocument document) {
        Patient patient = document.patient();
        return patient.birthName() + " " + patient.birthGivenNames().get(0)
                + (patient.usedName() == null ? "" : " (" + patient.displayName() + ")") + ", "
                + InWords.born(patient.sex()).toLowerCase(Locale.FRENCH) + " le "
                + InWords.day(patient.birthDate());
    }

    private void top() {
        add(new Block.Title(document.title()));
        String kind =
                switch (document.kind()) {
                    case REQUEST -> "Demande d'acte de télémédecine — référence ";
                    case REPORT, LETTER -> "Compte rendu d'acte de télémédecine — référence ";
                };
        add(new Block.Note((document.isTelemedicine() ? kind : "Référence ") + document.reference() + " — établi le "
                + InWords.moment(document.at()) + " (heure de Paris)"));
        document.version()
                .findReplaces()
                .ifPresent(replaced -> add(new Block.Paragraph("ANNULE ET REMPLACE la version "
                        + (document.version().number() - 1) + " (document "
                        + replaced.reference() + "). Version "
                        + document.version().number() + ".")));
    }

    private void patient(Patient patient) {
        heading("Patient");
        field("Nom de naissance", patient.birthName());
        field("Prénoms de naissance", String.join(", ", patient.birthGivenNames()));
        if (patient.usedName() != null) {
            field("Nom utilisé", patient.usedName());
        }
        if (patient.usedGivenName() != null) {
            field("Prénom utilisé", patient.usedGivenName());
        }
        field("Date de naissance", InWords.day(patient.birthDate()));
        field("Lieu de naissance (INSEE)", patient.birthPlace());
        field("Sexe", InWords.sex(patient.sex()));
        Patient.NoInsReason reason = patient.noInsReason();
        field(
                "Matricule INS",
                patient.findIns()
                        .map(InWords::ins)
                        .orElse(reason == null ? "inconnu" : "absent : " + InWords.absence(reason)));
        field("Téléphone", patient.phone());
        field("Adresse", patient.address());
    }

    private void parties() {
        heading("Correspondants");
        field("De", words(document.author()));
        field("À", words(document.recipient()));
        document.copies().forEach(copy -> field("Copie à", words(copy)));
    }

    private static String words(Party party) {
        return Stream.of(
                        party.findProfessional().map(InWords::professional).orElse(""),
                        party.findOrganisation().map(InWords::organisation).orElse(""),
                        party.findProfessional()
                                .flatMap(one -> one.findDirectLine())
                                .map(line -> "ligne directe " + line)
                                .orElse(""),
                        party.findAddress().map(MailAddress::value).orElse(""))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(", "));
    }

    private void moments() {
        if (document.moments().isEmpty()) {
            return;
        }
        heading("Dates et heures (heure de Paris)");
        for (ClinicalDocument.Moment moment : document.moments()) {
            field(
                    moment.title(),
                    InWords.moment(moment.at())
                            + moment.findWords().map(words -> " — " + words).orElse(""));
        }
    }

    private void passage(Passage passage) {
        heading(passage.title());
        passage.lines().forEach(line -> add(new Block.Paragraph(line)));
        if (passage.lines().isEmpty()) {
            add(new Block.Paragraph("—"));
        }
    }

    private void attached() {
        if (document.attached().isEmpty()) {
            return;
        }
        heading("Documents joints");
        for (Attached each : document.attached()) {
            Document joined = each.document();
            field(
                    each.number() + ". " + each.kind(),
                    joined.title() + " (" + each.entryName() + ", " + InWords.file(joined) + ")");
            joined.findConfirmed()
                    .ifPresent(reason -> field(
                            "",
                            "ATTENTION : ce fichier n'était pas celui attendu (patient, heure ou appareil) ; l'expéditeur l'a confirmé pour ce patient : "
                                    + reason));
        }
    }

    private void foot() {
        add(new Block.Note("Validé par "
                + document.author()
                        .findProfessional()
                        .map(InWords::professional)
                        .or(() -> document.author().findOrganisation().map(InWords::organisation))
                        .orElse("")
                + " le " + InWords.moment(document.at()) + " (heure de Paris)."));
        add(new Block.Note("Document " + Oids.of(document.version().id()) + ", version "
                + document.version().number() + ", de l'échange " + Oids.of(document.exchange()) + "."));
    }

    private void heading(String text) {
        add(new Block.Heading(text));
    }

    private void field(String label, String text) {
        add(new Block.Field(label, text));
    }

    private void add(Block block) {
        blocks.add(block);
    }
}
