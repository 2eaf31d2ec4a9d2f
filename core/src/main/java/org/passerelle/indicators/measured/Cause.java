package org.passerelle.indicators.measured;

import org.passerelle.pathway.Words;

/** What the trace tells of why a due date passed. Several may hold of one breach; none of them is anybody's fault by itself. */
public enum Cause {
    /** Nobody of the line had done anything when it was due. */
    NOT_TAKEN("not-taken", "Personne ne l'avait pris en charge", "Nobody had taken it"),
    /** The line's first step came when more than half of the promised time was gone. */
    TAKEN_LATE("taken-late", "Pris en charge tard", "Taken late"),
    /** Information had been asked for, and waited for. */
    WAITED("waited", "Complément attendu", "Information was awaited"),
    /** It was due at a time at which the line was closed. */
    CLOSED("closed", "Échéance pendant la fermeture", "Due while the line was closed"),
    /** None of these. */
    UNEXPLAINED("unexplained", "Sans cause dans la trace", "The trace tells none");

    private final String code;
    private final Words words;

    Cause(String code, String fr, String en) {
        this.code = code;
        this.words = new Words(fr, en);
    }

    public String code() {
        return code;
    }

    public Words words() {
        return words;
    }
}
