package org.passerelle.pathway;

import java.util.Locale;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Somebody who may act in a pathway.
 *
 * @param name as steps name it
 * @param side whose node acts for it
 * @param right what a member of the line must be allowed to, to act in this role; {@link Right#EXPERT} on the other sides, where it
 *     says nothing
 * @param title for people
 */
public record Role(String name, Side side, Right right, Words title) {

    /** What the line lets its members do. */
    public enum Right {
        /** May do whatever an answer needs. */
        EXPERT,
        /** Reads first and asks, but does not answer. */
        INTERN,
        /** Files on behalf of a named doctor. */
        SECRETARY,
        /** Answers for the line's delays. */
        COORDINATOR;

        /** The code that pathway files write. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Role {
        PathwayLaw.requireName(name);
        if (side != Side.EXPERT && right != Right.EXPERT) {
            throw Refusal.of(PathwayRefusal.RIGHT_SIDE)
                    .with(FactKey.SETTING, "right")
                    .refused();
        }
    }

    /** Whose place it acts from: the side, and for a third place, of which there may be several, the role itself. */
    String place() {
        return side == Side.THIRD ? side.code() + " " + name : side.code();
    }
}
