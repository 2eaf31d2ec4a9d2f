package org.passerelle.media;

import java.util.Set;

/** Words of a recording's patient field that name nobody: of a sex, labels, and the ways to say that nothing is known. */
final class IdentityWords {
    static final Set<String> FEMALE =
            Set.of("FEMALE", "WOMAN", "FEMME", "FEMININ", "MRS", "MS", "MISS", "MME", "MADAME", "MLLE");
    static final Set<String> MALE = Set.of("MALE", "MAN", "HOMME", "MASCULIN", "MR", "MONSIEUR");
    static final Set<String> SILENT = Set.of(
            "UNKNOWN",
            "INCONNU",
            "INCONNUE",
            "ANON",
            "ANONYM",
            "ANONYMOUS",
            "ANONYMIZED",
            "ANONYMISED",
            "ANONYME",
            "ANONYMISE",
            "ANONYMISEE",
            "DEIDENTIFIED",
            "IDENTIFIED",
            "PATIENT",
            "PATIENTE",
            "SUBJECT",
            "SUJET",
            "NAME",
            "NOM",
            "PRENOM",
            "FIRSTNAME",
            "LASTNAME",
            "NONE",
            "NO",
            "DE",
            "DOB",
            "BORN",
            "NE",
            "NEE",
            "LE",
            "SEX",
            "SEXE",
            "GENDER",
            "AGE",
            "ID",
            "YEARS",
            "YEAR",
            "YR",
            "YRS",
            "ANS",
            "AN",
            "NULL");
    static final Set<String> NOT_AVAILABLE = Set.of("N/A", "N.A.");

    private IdentityWords() {}
}
