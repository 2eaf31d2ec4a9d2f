package org.passerelle.port.trust;

import org.passerelle.refusal.RefusalCode;

/** What one {@link Check} gave. */
public sealed interface CheckResult {

    /** What the check judges is there and right. */
    record Passed() implements CheckResult {}

    /**
     * What the check judges is not there: the assurance is lower.
     *
     * @param allowed whether this correspondent may leave it out; if not, the letter is refused
     */
    record Absent(boolean allowed) implements CheckResult {}

    /**
     * What the check judges is wrong.
     *
     * @param code the reason
     * @param consequence whether the letter is refused, or may be shown without any effect
     */
    record Failed(RefusalCode code, Consequence consequence) implements CheckResult {}

    /** What follows a failure. */
    enum Consequence {
        /** Nothing of the letter is shown. */
        REFUSED,
        /** People may read it; nothing is applied. */
        SHOWN_ONLY
    }

    static CheckResult passed() {
        return new Passed();
    }

    static CheckResult absent(boolean allowed) {
        return new Absent(allowed);
    }

    static CheckResult failed(RefusalCode code) {
        return new Failed(code, Consequence.REFUSED);
    }

    static CheckResult shownOnly(RefusalCode code) {
        return new Failed(code, Consequence.SHOWN_ONLY);
    }

    /** Whether people may read a letter that has this result. */
    default boolean lets() {
        return this instanceof Passed
                || this instanceof Absent absent && absent.allowed()
                || this instanceof Failed failed && failed.consequence() == Consequence.SHOWN_ONLY;
    }
}
