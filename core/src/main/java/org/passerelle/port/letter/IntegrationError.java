package org.passerelle.port.letter;

/** Why a document that came by mail could not be filed (ANS, table applicationErrorCondition). */
public enum IntegrationError {
    VERSION(900, "Version du document erronée pour une suppression ou un remplacement"),
    AUTHOR(901, "Auteur non autorisé : il doit être l'auteur du document ou de la même structure"),
    PATIENT_UNKNOWN(902, "Identifiant du patient inconnu"),
    INS_MISSING(903, "INS absent du document"),
    TRAITS_DIFFER(904, "INS présent mais traits ou matricule différents de ceux de la base locale"),
    TRAITS_INCOMPLETE(905, "Matricule présent mais traits incomplets"),
    OTHER(906, "Autre erreur");

    private final int code;
    private final String wording;

    IntegrationError(int code, String wording) {
        this.code = code;
        this.wording = wording;
    }

    /** ANS's number. */
    public int code() {
        return code;
    }

    /** In French, for people. */
    public String wording() {
        return wording;
    }
}
