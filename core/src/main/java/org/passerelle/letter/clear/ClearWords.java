package org.passerelle.letter.clear;

import java.text.Normalizer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.InWords;
import org.passerelle.party.Patient;
import org.passerelle.pathway.ClinicalModel;

/** What MSSanté's conventions make of a document's patient and kind: in subjects, headers and file names of letters in clear alone. */
final class ClearWords {
    /** Characters of a document's kind in a subject (référentiel MSSanté #2, ECO.2.1.3). */
    static final int LONGEST_LABEL = 40;

    /** What a subject starts with (IHE ITI-32 §3.32.4.1.2). */
    static final String PREFIX = "XDM/1.0/DDM+";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneId.of("Europe/Paris"));

    private ClearWords() {}

    /** {@code XDM/1.0/DDM+Demande d'acte de télémédecine CORSE FIGATELLIX 12/10/1988}. */
    static String subject(ClinicalDocument document) {
        String label = label(document);
        return PREFIX + (label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label) + " "
                + name(document.patient()) + " "
                + InWords.day(document.patient().birthDate());
    }

    /** Birth name in capitals and first given name, both without accents. */
    private static String name(Patient patient) {
        return plain(patient.birthName()).toUpperCase(Locale.ROOT) + " "
                + plain(patient.birthGivenNames().get(0));
    }

    /** {@code 20261120_Demande_de_teleexpertise_CORSE_FIGATELLIX.pdf} (ECO.2.1.6): patients' names stand in these letters' file names alone. */
    static String pdfName(ClinicalDocument document) {
        return DAY.format(document.at()) + "_" + underscored(document.title()) + "_"
                + underscored(name(document.patient())) + ".pdf";
    }

    /** What the CDA calls its kind. */
    private static String label(ClinicalDocument document) {
        if (!document.isTelemedicine()) {
            return document.title();
        }
        return document.kind() == ClinicalModel.Kind.REQUEST
                ? "Demande d'acte de télémédecine"
                : "Compte-rendu d'acte de télémédecine";
    }

    /** ASCII letters for the accented ones of French; what has none is left out. */
    static String plain(String written) {
        String ligatures =
                written.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE");
        return Normalizer.normalize(ligatures.replace('’', '\''), Normalizer.Form.NFD)
                .replaceAll("[^ -~]", "")
                .strip();
    }

    private static String underscored(String written) {
        return plain(written).replaceAll("[^A-Za-z0-9-]+", "_");
    }
}
