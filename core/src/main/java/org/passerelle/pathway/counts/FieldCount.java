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
    IMAGES("good", "sufficient", "unusable", "none"),
    /** What was wrong with them. */
    DEFECTS(
            "blurred",
            "backlit",
            "colour-cast",
            "exposure",
            "cropped",
            "no-scale",
            "view-missing",
            "resolution",
            "other"),
    /** Whether the request said what was needed. */
    INFORMATION("good", "sufficient", "insufficient"),
    /** What the answer changed of what the requester meant to do (close-out survey of Ontario's eConsult). */
    COURSE("new-advice", "confirmed", "not-useful", "other"),
    /** What the answer changed of a referral (the same survey). */
    OUTCOME("avoided", "still-needed", "newly-needed", "never-planned", "other"),
    /** How content the person is with this exchange; four grades, so that nobody sits in the middle. */
    SATISFACTION("very-satisfied", "satisfied", "dissatisfied", "very-dissatisfied");

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
