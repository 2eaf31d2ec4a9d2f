package org.passerelle.pathway;

import java.util.HashSet;
import java.util.Map;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The French medical document that a step's letter carries (CI-SIS, volet Télémédecine 2022.01), and which fields of the form say
 * what in it. Fields that no part names stand in it too, under their own titles.
 *
 * @param kind which document
 * @param title its title
 * @param parts the field that says each part
 */
public record ClinicalModel(Kind kind, Words title, Map<Part, String> parts) {

    /** The two documents of a téléexpertise. */
    public enum Kind {
        /** TLM-DA: demande d'acte, structured. */
        REQUEST,
        /** TLM-CR: compte rendu d'acte, a PDF in a CDA. */
        REPORT
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
        if (parts.isEmpty() || parts.containsKey(Part.OTHER)) {
            throw Refusal.of(PathwayRefusal.KEY_MISSING)
                    .with(FactKey.SETTING, "parts")
                    .refused();
        }
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
