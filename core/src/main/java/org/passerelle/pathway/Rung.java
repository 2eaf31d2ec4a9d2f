package org.passerelle.pathway;

import java.util.List;
import java.util.Locale;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One rung of the ladder that an exchange climbs while its clock runs unanswered.
 *
 * @param at share of the target, in percent of the counted time, 1 to {@link #HIGHEST}; {@link #DUE} is the due date itself
 * @param tell who is told
 */
public record Rung(int at, Told tell) {
    /** The due date, the breach. */
    public static final int DUE = 100;
    /** Latest share. */
    public static final int HIGHEST = 1000;
    /** Most rungs of one pathway. */
    public static final int MOST = 20;

    /** What a pathway climbs that says nothing of it. */
    public static final List<Rung> USUAL = List.of(
            new Rung(80, Told.LINE),
            new Rung(DUE, Told.COORDINATOR),
            new Rung(125, Told.FALLBACK),
            new Rung(150, Told.REQUESTER));

    /** Who is told that time runs out, or ran out. */
    public enum Told {
        /** Those on duty on the line. */
        LINE,
        /** The line's coordinators. */
        COORDINATOR,
        /** The line that stands in for this one. */
        FALLBACK,
        /** Who asked, with the line's phone number. */
        REQUESTER;

        /** The code that pathway files and events write. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Rung {
        PathwayLaw.requireWithin("at", at, 1, HIGHEST);
    }

    /** Whether it is the due date. */
    public boolean due() {
        return at == DUE;
    }

    /** This, refused unless it is later than the one before. */
    public Rung after(Rung earlier) {
        if (at <= earlier.at()) {
            throw Refusal.of(PathwayRefusal.RUNG_ORDER)
                    .with(FactKey.SETTING, "at")
                    .with(FactKey.EXPECTED, "more than " + earlier.at())
                    .refused();
        }
        return this;
    }

    /** Refuses a ladder that is out of order, or without the due date. */
    static List<Rung> ladder(List<Rung> rungs) {
        PathwayLaw.requireWithin("escalation", rungs.size(), 1, MOST);
        for (int i = 1; i < rungs.size(); i++) {
            rungs.get(i).after(rungs.get(i - 1));
        }
        if (rungs.stream().noneMatch(Rung::due)) {
            throw Refusal.of(PathwayRefusal.RUNG_DUE)
                    .with(FactKey.SETTING, "escalation")
                    .refused();
        }
        return List.copyOf(rungs);
    }
}
