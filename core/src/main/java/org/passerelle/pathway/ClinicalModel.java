package org.passerelle.pathway;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The French medical document that a step's letter carries (CI-SIS, volet Télémédecine 2022.01; a letter: a paper in a CDA), and
 * which fields of the form say what in it. Fields that no part names stand in it too, under their own titles.
 *
 * @param kind which document
 * @param type its LOINC code, or null for that of its kind; a letter names one
 * @param title its title
 * @param parts the field that says each part
 */
public record ClinicalModel(Kind kind, @Nullable String type, Words title, Map<Part, String> parts) {
    private static final Pattern LOINC = Pattern.compile("[1-9][0-9]{0,6}-[0-9]");

    /** The two documents of a téléexpertise, and all others. */
    public enum Kind {
        /** TLM-DA: demande d'acte, structured. */
        REQUEST,
        /** TLM-CR: compte rendu d'acte, a PDF in a CDA. */
        REPORT,
        /** Any other document, such as a discharge letter: a PDF in a CDA of its own type. */
        LETTER
    }

    /** What a document's reader looks for. */
    public enum Part {
        QUESTION,
        HISTORY,
        TREATMENT,
        RECOMMENDATION,
        ADVICE,
        ACTS,
        INCIDENTS,
        /** Whatever no other part is; no pathway names it. */
        OTHER
    }

    public ClinicalModel {
        parts = Map.copyOf(parts);
        if (parts.isEmpty() && kind != Kind.LETTER || parts.containsKey(Part.OTHER)) {
            throw Refusal.of(PathwayRefusal.KEY_MISSING)
                    .with(FactKey.SETTING, "parts")
                    .refused();
        }
        if (type == null ? kind == Kind.LETTER : !isLoinc(type)) {
            throw Refusal.of(PathwayRefusal.DOCUMENT_TYPE)
                    .with(FactKey.SETTING, "type")
                    .refused();
        }
    }

    public Optional<String> findType() {
        return Optional.ofNullable(type);
    }

    /** Its form and its check digit (modulus 10, the last digit of the number counted twice first). */
    private static boolean isLoinc(String code) {
        if (!LOINC.matcher(code).matches()) {
            return false;
        }
        int sum = 0;
        int last = code.length() - 3;
        for (int i = last; i >= 0; i--) {
            int digit = (code.charAt(i) - '0') * ((last - i) % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return (sum + code.charAt(code.length() - 1) - '0') % 10 == 0;
    }

    /** The part that a field says. */
    public Part part(String field) {
        return parts.entrySet().stream()
                .filter(named -> named.getValue().equals(field))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Part.OTHER);
    }

    /** Every part is a text or a choice of the form, and no field is two parts. */
    void check(Form form) {
        var names = new HashSet<String>();
        for (String name : parts.values()) {
            boolean readable = form.find(name)
                    .filter(field -> field instanceof Field.TextField || field instanceof Field.ChoiceField)
                    .isPresent();
            if (!readable || !names.add(name)) {
                throw Refusal.of(PathwayRefusal.DOCUMENT_FIELD)
                        .with(FactKey.FIELD, "document")
                        .with(FactKey.SETTING, "parts")
                        .with(FactKey.ACTUAL, PathwayLaw.shown(name))
                        .refused();
            }
        }
    }
}
