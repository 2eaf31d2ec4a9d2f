package org.passerelle.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Side;
import org.passerelle.sla.Clock;
import org.passerelle.sla.Target;

/** What the keeper decided. Keeper and mirror fold the same facts in the same order. */
public sealed interface Fact {

    /**
     * A step was taken.
     *
     * @param stepId the step's random id; at most one effect per id
     * @param step its name in the pathway
     * @param actor who took it
     * @param side from which side, of those that may take it
     * @param content the form's content, as the pathway checked it
     * @param base the last keeper event that the actor's node knew, −1 before the first
     * @param promise from when it counts
     */
    record StepDone(Id stepId, String step, Professional actor, Side side, Json.Obj content, long base, Promise promise)
            implements Fact {}

    /** A step came too late or could not be taken: it crossed another one. */
    record StepRefused(Id stepId, String step, Professional actor, String code) implements Fact {}

    /** Somebody of the line first looked at the patient's request. */
    record Opened(Professional reader) implements Fact {}

    /**
     * What an ordinary mail began comes to no request: it was none, or lacks what one must hold; or the line takes back what it began
     * and nobody has acted on. The exchange ends.
     *
     * @param reason in words, which the other side is told
     */
    record Dismissed(Professional by, String reason) implements Fact {
        /** Most characters of a reason. */
        public static final int LONGEST = 2000;
    }

    /** The clock runs; the whole clock stands in the fact, so that nobody needs the card to follow it. */
    record ClockStarted(Clock clock) implements Fact {}

    record ClockPaused(Instant at) implements Fact {}

    record ClockResumed(Instant at, Instant due) implements Fact {}

    record ClockStopped(Instant at, Duration gross, Duration net) implements Fact {}

    /**
     * The clock counts towards another target from that instant: its urgency was changed. Warnings and breach begin anew.
     *
     * @param at from when the new target counts
     * @param due the new due date, or null while the clock is paused
     */
    record ClockChanged(Instant at, Target target, @Nullable Instant due) implements Fact {}

    /** The due date passed unanswered. */
    record ClockBreached(Instant due) implements Fact {}

    /**
     * A rung of the pathway's ladder was reached: somebody is told that time runs out, or ran out.
     *
     * @param at the share of the target that is used up, in percent
     * @param to who is told
     * @param people those who are called by name; empty for the line and the requester, and where there is nobody
     * @param standIn address of the line that stands in from now on, or null where none is called
     * @param phone the line's number, for the requester, or null
     */
    record Escalated(
            int at,
            Rung.Told to,
            List<Rpps> people,
            @Nullable MailAddress standIn,
            @Nullable String phone) implements Fact {
        public Escalated {
            people = List.copyOf(people);
        }

        /** Whether the requester's side is told all of it; else only that it was. */
        public boolean isForRequester() {
            return to == Rung.Told.REQUESTER;
        }
    }

    /**
     * A decision whose payload the keeper withholds from the mirror; only decisions that change nothing for it may be.
     *
     * @param type the fact's type
     */
    record Withheld(String type) implements Fact {}
}
