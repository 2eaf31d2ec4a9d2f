package org.passerelle.indicators.measured;

import org.passerelle.pathway.Words;

/** What is timed, from when to when. */
public enum Stretch {
    /** From the request to the first step of somebody who did not ask. */
    FIRST_ACTION("first-action", "Délai de première action", "Time to the first action"),
    /** From the request to the first answer. */
    ANSWER("answer", "Délai de réponse", "Time to the answer"),
    /** From the prescription to the first report. */
    REPORT("report", "De la prescription au compte rendu", "From prescription to report"),
    /** From the moment that a step says something happened to when that step was sent. */
    TOLD("told", "De l'événement à l'annonce", "From what happened to its notice");

    private final String code;
    private final Words words;

    Stretch(String code, String fr, String en) {
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
