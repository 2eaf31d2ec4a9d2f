package org.passerelle.exchange;

import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Side;

/** What somebody asks of an exchange. */
public sealed interface Command {

    /**
     * Take a step.
     *
     * @param side from which side it comes, as the verdict or the local session proved
     * @param base the last keeper event that the actor's node knew, −1 before the first
     */
    record TakeStep(Id stepId, String step, Side side, Professional actor, Json.Obj content, long base, Promise promise)
            implements Command {}

    /** End what an ordinary mail began and what comes to no request, or take back what the line began and nobody acted on. */
    record Dismiss(Professional by, String reason) implements Command {
        @Override
        public String toString() {
            return "Dismiss[…]";
        }
    }

    /** Look at the patient's request on behalf of the line. */
    record Look(Professional reader) implements Command {}

    /** Let the clock see the time. */
    record Tick() implements Command {}
}
