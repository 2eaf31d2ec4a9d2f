package org.passerelle.indicators.measured;

import org.passerelle.pathway.Words;

/** What became of the line's promise. */
public enum Kept implements Part {
    /** Done before the due date. */
    MET("met", "Tenu", "Met"),
    /** The due date came first. */
    BREACHED("breached", "Dépassé", "Breached"),
    /** Not due yet, or waiting for information. */
    RUNNING("running", "En cours", "Running"),
    /** The other side ended it before the due date. */
    LEFT("left", "Retiré avant l'échéance", "Withdrawn before it was due"),
    /** Nothing was promised. */
    NONE("none", "Sans engagement de délai", "No promise");

    private final String code;
    private final Words words;

    Kept(String code, String fr, String en) {
        this.code = code;
        this.words = new Words(fr, en);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Words words() {
        return words;
    }
}
