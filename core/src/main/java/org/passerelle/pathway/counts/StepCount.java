package org.passerelle.pathway.counts;

import java.util.Locale;

/** What a step is to those who measure, whatever its pathway calls it. */
public enum StepCount {
    /** Asks for what the line offers; the opening step where no step says so. */
    REQUEST,
    /** Orders what another step later reports. */
    PRESCRIPTION,
    /** Asks for missing information. */
    ASK,
    /** Answers the request. */
    ANSWER,
    /** Says that there will be no answer. */
    DECLINE,
    /** Turns the request into a visit, a stay or an admission. */
    CONVERT,
    /** Enters an advice that was given by telephone. */
    TELEPHONE,
    /** Reports what was prescribed. */
    REPORT,
    /** Says what became of the answer. */
    CLOSE;

    /** The code that pathway files write. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
