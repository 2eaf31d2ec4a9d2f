package org.passerelle.pathway.counts;

import java.util.Locale;

/** What a moment that a form names is to those who measure. */
public enum MomentCount {
    /** When that happened which the step tells: from then on counts how long it took until somebody was told. */
    HAPPENED;

    /** The code that pathway files write. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
