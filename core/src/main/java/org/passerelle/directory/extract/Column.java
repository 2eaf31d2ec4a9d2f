package org.passerelle.directory.extract;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The columns that are read, by the names that {@code Extraction_Correspondance_MSSante} gives its 31; the others are passed over.
 * The last is ours alone: the extract has none of it.
 */
enum Column {
    KIND("Type de BAL", true),
    ADDRESS("Adresse BAL", true),
    NATIONAL_HOLDER("Identification nationale PP", true),
    STRUCTURE_SORT("Type identifiant structure", true),
    STRUCTURE("Identification Structure", true),
    SERVICE("Service de rattachement", false),
    FAMILY_NAME("Nom d'exercice", false),
    GIVEN_NAME("Prénom d'exercice", false),
    ZERO_PAPER("Dématérialisation", false),
    LEGAL_NAME("Raison Sociale structure BAL", false),
    TRADE_NAME("Enseigne commerciale structure BAL", false),
    CERTIFICATES("Empreintes SHA-256 des certificats", false);

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

    private final String title;
    private final boolean required;

    Column(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    String title() {
        return title;
    }

    boolean required() {
        return required;
    }

    /** Whether a heading names it, whatever its case, accents and apostrophes. */
    boolean isNamed(String heading) {
        return plain(heading).equals(plain(title));
    }

    private static String plain(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(bare).replaceAll("");
    }
}
