package org.passerelle.pathway;

import java.util.Locale;

/** What a step does to the exchange's clock. An exchange has one clock at a time. */
public enum ClockEffect {
    NONE,
    /**
     * Starts one, towards the target that the step names or that the form's {@link Form#URGENCY} chooses. One that was stopped may be
     * followed by another: a follow-up, with its own warnings and breach.
     */
    START,
    PAUSE,
    RESUME,
    /** Stops it, whether it runs or is paused. */
    STOP,
    /** Gives it another target, which the form's {@link Form#URGENCY} chooses, counted from the change. */
    CHANGE;

    /** The code that pathway files write. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
