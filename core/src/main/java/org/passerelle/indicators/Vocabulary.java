package org.passerelle.indicators;

import java.util.Map;
import org.passerelle.pathway.Words;
import org.passerelle.pathway.counts.FieldCount;
import org.passerelle.refusal.HouseBug;

/** What the codes of counted fields are called in reports, whatever the pathway that asked calls them. */
final class Vocabulary {
    private static final Map<String, Words> IMAGES = Map.of(
            "good", new Words("Bonnes", "Good"),
            "sufficient", new Words("Suffisantes", "Sufficient"),
            "unusable", new Words("Inexploitables", "Unusable"),
            "none", new Words("Pas d'image", "No image"));
    private static final Map<String, Words> DEFECTS = Map.of(
            "blurred", new Words("floue", "blurred or out of focus"),
            "backlit", new Words("contre-jour", "backlit"),
            "colour-cast", new Words("dominante de couleur", "colour cast"),
            "exposure", new Words("sur- ou sous-exposée", "over- or underexposed"),
            "cropped", new Words("cadrage trop serré", "cropped too tight"),
            "no-scale", new Words("sans échelle", "no scale"),
            "view-missing", new Words("vue manquante (dermoscopie par exemple)", "a view is missing (dermoscopy, say)"),
            "resolution", new Words("définition insuffisante", "low resolution"),
            "other", new Words("autre", "other"));
    private static final Map<String, Words> INFORMATION = Map.of(
            "good", new Words("Complètes", "Complete"),
            "sufficient", new Words("Suffisantes", "Sufficient"),
            "insufficient", new Words("Insuffisantes", "Insufficient"));
    private static final Map<String, Words> COURSE = Map.of(
            "new-advice", new Words("Conduite nouvelle ou complémentaire", "New or additional advice"),
            "confirmed", new Words("Conduite prévue confirmée", "Confirmed what was intended"),
            "not-useful", new Words("Sans utilité", "Not useful"),
            "other", new Words("Autre", "Other"));
    private static final Map<String, Words> OUTCOME = Map.of(
            "avoided", new Words("Consultation prévue, évitée", "Referral avoided"),
            "still-needed", new Words("Consultation prévue, toujours nécessaire", "Referral still needed"),
            "newly-needed", new Words("Consultation non prévue, devenue nécessaire", "Referral newly needed"),
            "never-planned", new Words("Consultation jamais envisagée", "Referral never planned"),
            "other", new Words("Autre", "Other"));
    private static final Map<String, Words> SATISFACTION = Map.of(
            "very-satisfied", new Words("Très satisfait", "Very satisfied"),
            "satisfied", new Words("Satisfait", "Satisfied"),
            "dissatisfied", new Words("Insatisfait", "Dissatisfied"),
            "very-dissatisfied", new Words("Très insatisfait", "Very dissatisfied"));

    private Vocabulary() {}

    static Words of(FieldCount field, String code) {
        Words words =
                switch (field) {
                    case IMAGES -> IMAGES.get(code);
                    case DEFECTS -> DEFECTS.get(code);
                    case INFORMATION -> INFORMATION.get(code);
                    case COURSE -> COURSE.get(code);
                    case OUTCOME -> OUTCOME.get(code);
                    case SATISFACTION -> SATISFACTION.get(code);
                };
        if (words == null) {
            throw new HouseBug("a code of a counted field has its words here");
        }
        return words;
    }
}
