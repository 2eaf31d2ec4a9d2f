package org.passerelle.sla;

import org.passerelle.refusal.Refusal;

/** What a target counts. A target always states it: "48 h" said on a Friday means Sunday to a clock and Tuesday to a team. */
public enum Unit {
    /** Hours that pass, nights and holidays included. */
    ELAPSED_HOURS("elapsed-hours"),
    /** Hours during which the line is open; the due date may be a closing, which is where the last of them ends. */
    WORKING_HOURS("working-hours"),
    /** Days on which the line opens; the due date keeps the time of day. */
    WORKING_DAYS("working-days");

    private final String text;

    Unit(String text) {
        this.text = text;
    }

    /** The unit as documents write it. */
    public String text() {
        return text;
    }

    /** Whether only open time counts. */
    public boolean isWorking() {
        return this != ELAPSED_HOURS;
    }

    /** Reads what {@link #text} writes. */
    public static Unit of(String text) {
        for (Unit unit : values()) {
            if (unit.text.equals(text)) {
                return unit;
            }
        }
        throw Refusal.of(SlaRefusal.UNIT).refused();
    }
}
