package org.passerelle.pathway.counts;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a choice is to those who measure. Its codes are of one vocabulary whatever its pathway asks in words, so that lines can be
 * compared; a pathway may offer fewer of them. Nothing of it stands in the patient's medical documents.
 */
public enum FieldCount {
    /** How good the images were, as who answers judges. */
    IMAGES("good", "usable", "unusable", "no-image"),
    /** What was wrong with them. */
    DEFECTS(
            "blurred",
            "backlight",
            "colour-cast",
            "exposure",
            "too-tight",
            "no-scale",
            "no-dermoscopy",
            "low-resolution",
            "other"),
    /** Whether the request said what was needed. */
    INFORMATION("good", "usable", "unusable"),
    /** What the answer changed of what the requester meant to do (close-out survey of Ontario's eConsult). */
    COURSE("new-advice", "confirmed", "none", "other"),
    /** What the answer changed of a referral (the same survey). */
    OUTCOME("avoided", "needed", "never-planned", "converted", "other"),
    /** Of how much use this exchange was to the person; four grades, so that nobody sits in the middle. */
    SATISFACTION("very", "rather", "little", "not");

    private final List<String> codes;

    FieldCount(String... codes) {
        this.codes = List.of(codes);
    }

    /** The codes that such a choice may offer, best first where they have an order. */
    public List<String> codes() {
        return codes;
    }

    /** Whether a choice of these codes can be counted. */
    public boolean knows(Collection<String> offered) {
        return codes.containsAll(offered);
    }

    /** The code that pathway files write. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
