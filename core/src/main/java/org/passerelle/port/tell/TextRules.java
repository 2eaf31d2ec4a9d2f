package org.passerelle.port.tell;

import org.passerelle.refusal.HouseBug;

/**
 * Whether people are told by short messages, and how much.
 *
 * @param sends whether there is a provider
 * @param characters most of one message, {@link #LEAST} to {@link #MOST}
 * @param mostOfMember most messages to one person within a day
 * @param mostInHour most messages to all within an hour
 */
public record TextRules(boolean sends, int characters, int mostOfMember, int mostInHour) {
    /** What is said always fits into so many. */
    public static final int LEAST = 140;
    /** Characters of one message in GSM 03.38's basic alphabet; a longer one is paid for twice. */
    public static final int MOST = 160;

    /** Whole messages, 20 a day to each, 200 an hour to all. */
    public static final TextRules USUAL = new TextRules(true, MOST, 20, 200);
    /** No provider: nobody is told so. */
    public static final TextRules NONE = new TextRules(false, MOST, 20, 200);

    public TextRules {
        if (characters < LEAST || characters > MOST || mostOfMember < 1 || mostInHour < 1) {
            throw new HouseBug("a short message has 140 to 160 characters, and each limit is above nothing");
        }
    }
}
