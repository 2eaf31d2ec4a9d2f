package org.passerelle.specs.sandbox.history;

import java.util.List;

/** What becomes of a request, and after how many open minutes each. */
enum Fate {
    CLOSED(
            "ordinary",
            new Gap(What.TAKE, 45),
            new Gap(What.ANSWER, 75),
            new Gap(What.READ, 140),
            new Gap(What.CLOSE, 10)),
    SUPPLIED(
            "ordinary",
            new Gap(What.TAKE, 60),
            new Gap(What.ASK, 10),
            new Gap(What.SUPPLY, 180),
            new Gap(What.ANSWER, 90),
            new Gap(What.READ, 200),
            new Gap(What.CLOSE, 10)),
    PROMPT("prompt", new Gap(What.TAKE, 15), new Gap(What.ANSWER, 20), new Gap(What.READ, 30), new Gap(What.CLOSE, 10)),
    READ("ordinary", new Gap(What.TAKE, 90), new Gap(What.ANSWER, 40), new Gap(What.READ, 300)),
    DECLINED("ordinary", new Gap(What.TAKE, 30), new Gap(What.DECLINE, 15), new Gap(What.READ, 100)),
    CONVERTED(
            "prompt",
            new Gap(What.TAKE, 25),
            new Gap(What.CONVERT, 20),
            new Gap(What.READ, 60),
            new Gap(What.CLOSE, 900)),
    /** Answered when two working days have gone by. */
    LATE(
            "ordinary",
            new Gap(What.TAKE, 1240),
            new Gap(What.ANSWER, 30),
            new Gap(What.READ, 120),
            new Gap(What.CLOSE, 20)),
    NEW("ordinary"),
    TAKEN("ordinary", new Gap(What.TAKE, 20)),
    WAITING("ordinary", new Gap(What.TAKE, 60), new Gap(What.ASK, 15)),
    UNREAD("ordinary", new Gap(What.TAKE, 60), new Gap(What.ANSWER, 60));

    /** How often each becomes of what was asked long ago: an eighth of them is one of these. */
    static final List<Fate> ENDED = List.of(CLOSED, SUPPLIED, PROMPT, LATE, READ, DECLINED, CLOSED, CONVERTED);

    final String urgency;
    final List<Gap> gaps;

    Fate(String urgency, Gap... gaps) {
        this.urgency = urgency;
        this.gaps = List.of(gaps);
    }

    /**
     * A step and how long after the one before.
     *
     * @param minutes open ones, more or less
     */
    record Gap(What what, int minutes) {}
}
