package org.passerelle.indicators.measured;

import org.passerelle.pathway.Words;

/**
 * Whether an answer was opened. The line's node knows it by the signed receipt of the requester's software or by any later step of
 * theirs; the requester's own node by a person's reading. Of an ordinary mailbox nobody knows before it writes again.
 */
public enum Opened implements Part {
    YES("opened", "Ouverte", "Opened"),
    NO("unopened", "Jamais ouverte", "Never opened"),
    UNKNOWN("unknown", "Inconnu (boîte ordinaire)", "Unknown (ordinary mailbox)"),
    NO_ANSWER("no-answer", "Pas de réponse", "No answer");

    private final String code;
    private final Words words;

    Opened(String code, String fr, String en) {
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
