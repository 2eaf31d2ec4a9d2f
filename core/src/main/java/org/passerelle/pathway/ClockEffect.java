package org.passerelle.pathway;

import java.util.Locale;

/** What a step does to the exchange's clock. */
public enum ClockEffect {
    NONE,
    /** Starts it, towards the target that the form's {@link Form#URGENCY} chooses. */
    START,
    PAUSE,
    RESUME,
    /** Stops it for good, whether it runs or is paused. */
    STOP;

    /** The code that pathway files write. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
