package org.passerelle.indicators.measured;

import org.passerelle.pathway.Words;

/** How far a request came. */
public enum Ending implements Part {
    OPEN("open", "En cours", "Open"),
    ANSWERED("answered", "Répondu", "Answered"),
    /** Turned into a visit, a stay or an admission, with or without an answer before. */
    CONVERTED("converted", "Converti en consultation ou admission", "Converted to a visit or an admission"),
    DECLINED("declined", "Décliné", "Declined"),
    /** Ended in another way: withdrawn, dismissed, or a pathway that knows no answer. */
    OTHERWISE("otherwise", "Terminé autrement", "Ended otherwise");

    private final String code;
    private final Words words;

    Ending(String code, String fr, String en) {
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
