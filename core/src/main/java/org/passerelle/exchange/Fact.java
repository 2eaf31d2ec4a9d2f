package org.passerelle.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.sla.Clock;

/** What the keeper decided. Keeper and mirror fold the same facts in the same order. */
public sealed interface Fact {

    /**
     * A step was taken.
     *
     * @param stepId the step's random id; at most one effect per id
     * @param step its name in the pathway
     * @param actor who took it
     * @param content the form's content, as the pathway checked it
     * @param base the last keeper event that the actor's node knew, −1 before the first
     * @param promise from when it counts
     */
    record StepDone(Id stepId, String step, Professional actor, Json.Obj content, long base, Promise promise)
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

    /** The due date is near. */
    record ClockWarned(Instant due) implements Fact {}

    /** The due date passed unanswered. */
    record ClockBreached(Instant due) implements Fact {}

    /** The line's coordinators were called upon. */
    record Escalated(List<Rpps> to) implements Fact {
        public Escalated {
            to = List.copyOf(to);
        }
    }

    /**
     * A decision whose payload the keeper withholds from the mirror; only decisions that change nothing for it may be.
     *
     * @param type the fact's type
     */
    record Withheld(String type) implements Fact {}
}
