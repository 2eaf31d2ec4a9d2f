package org.passerelle.port.letter;

import java.util.Arrays;
import java.util.Optional;

/** Why a document that came by mail could not be filed (ANS, table applicationErrorCondition). */
public enum IntegrationError {
    VERSION(
            900,
            "Version du document erronée pour une suppression ou un remplacement",
            "Le document en remplace un autre qui n'est pas là, ou dont la version n'est pas antérieure"),
    AUTHOR(
            901,
            "Auteur non autorisé : il doit être l'auteur du document ou de la même structure",
            "Le document en remplace un autre, d'un auteur d'une autre structure"),
    PATIENT_UNKNOWN(
            902,
            "Identifiant du patient inconnu",
            "Le document nomme un autre patient que celui de l'échange, ou n'en nomme aucun"),
    INS_MISSING(
            903,
            "INS absent du document",
            "Le document n'a pas d'INS, et ses traits ne suffisent pas à reconnaître le patient de l'échange"),
    TRAITS_DIFFER(
            904,
            "INS présent mais traits ou matricule différents de ceux de la base locale",
            "Le matricule est celui du patient de l'échange et les traits non, ou l'inverse ; ou il n'est pas un matricule INS, ou il"
                    + " y en a plusieurs"),
    TRAITS_INCOMPLETE(
            905,
            "Matricule présent mais traits incomplets",
            "Le document a un matricule INS sans tous ses traits : nom et premier prénom de naissance, sexe, date de naissance"),
    OTHER(906, "Autre erreur", "L'archive ou le document du message ne se lit pas, ou se contredit");

    private static final String KEPT = " ; les fichiers sont gardés tels quels, et rien du document n'est repris";

    private final int code;
    private final String wording;
    private final String reason;

    IntegrationError(int code, String wording, String reason) {
        this.code = code;
        this.wording = wording;
        this.reason = reason;
    }

    /** The one of ANS's number; empty where it is none of them. */
    public static Optional<IntegrationError> of(long code) {
        return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
    }

    /** ANS's number. */
    public int code() {
        return code;
    }

    /** ANS's own words, for the document's sender. */
    public String wording() {
        return wording;
    }

    /** In French, for those who read the mail: what is wrong, and what was made of it. */
    public String forReaders() {
        return reason + KEPT + " (" + code + ").";
    }
}
