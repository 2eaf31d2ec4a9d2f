package org.passerelle.indicators;

import java.util.Map;
import org.passerelle.pathway.Words;
import org.passerelle.pathway.counts.FieldCount;
import org.passerelle.refusal.HouseBug;

/** What the codes of counted fields are called in reports, whatever the pathway that asked calls them. */
final class Vocabulary {
    private static final Map<String, Words> IMAGES = Map.of(
            "good", new Words("Bonne", "Good"),
            "usable", new Words("Exploitable", "Usable"),
            "unusable", new Words("Inexploitable", "Unusable"),
            "no-image", new Words("Pas d'image", "No image"));
    private static final Map<String, Words> DEFECTS = Map.of(
            "blurred", new Words("floue", "blurred"),
            "backlight", new Words("contre-jour", "backlight"),
            "colour-cast", new Words("couleurs faussées", "colour cast"),
            "exposure", new Words("trop sombre ou trop claire", "too dark or too bright"),
            "too-tight", new Words("cadrage trop serré", "cropped too tight"),
            "no-scale", new Words("pas d'échelle", "no scale"),
            "no-dermoscopy", new Words("dermoscopie absente", "dermoscopic view missing"),
            "low-resolution", new Words("résolution insuffisante", "resolution too low"),
            "other", new Words("autre", "other"));
    private static final Map<String, Words> INFORMATION = Map.of(
            "good", new Words("Bonne", "Good"),
            "usable", new Words("Suffisante", "Sufficient"),
            "unusable", new Words("Insuffisante", "Insufficient"));
    private static final Map<String, Words> COURSE = Map.of(
            "new-advice", new Words("Conduite nouvelle ou complétée", "New or additional advice"),
            "confirmed", new Words("Conduite confirmée", "Confirmed"),
            "none", new Words("Aucun", "None"),
            "other", new Words("Autre", "Other"));
    private static final Map<String, Words> OUTCOME = Map.of(
            "avoided", new Words("Évité", "Avoided"),
            "needed", new Words("Nécessaire", "Needed"),
            "never-planned", new Words("Jamais envisagé", "Never planned"),
            "converted", new Words("Organisé par la ligne", "Arranged by the line"),
            "other", new Words("Autre", "Other"));
    private static final Map<String, Words> SATISFACTION = Map.of(
            "very", new Words("Très utile", "Very useful"),
            "rather", new Words("Plutôt utile", "Rather useful"),
            "little", new Words("Peu utile", "Little useful"),
            "not", new Words("Inutile", "Not useful"));

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
