package org.passerelle.port.keep.work;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.party.Rpps;

/**
 * What the people of a line see of an exchange without opening it; nothing clinical, nothing of its patient.
 *
 * @param timing what its clock does
 * @param opened whether somebody of the line looked at the request
 * @param organisation who asks or is written to, as people know it; null until somebody is known
 * @param taker who of the line took a step last, or null
 * @param takerName the same as people know them, or null
 * @param lastStep the id of the last step that was taken, or null
 */
public record Glance(
        Timing timing,
        boolean opened,
        @Nullable String organisation,
        @Nullable Rpps taker,
        @Nullable String takerName,
        @Nullable Id lastStep) {

    /** What an exchange's clock does. */
    public enum Timing {
        /** There is none. */
        NONE,
        RUNNING,
        /** Information is awaited. */
        PAUSED,
        /** The line has answered, or no longer needs to. */
        STOPPED
    }

    public Optional<String> findOrganisation() {
        return Optional.ofNullable(organisation);
    }

    public Optional<Rpps> findTaker() {
        return Optional.ofNullable(taker);
    }

    public Optional<String> findTakerName() {
        return Optional.ofNullable(takerName);
    }

    public Optional<Id> findLastStep() {
        return Optional.ofNullable(lastStep);
    }

    /** Nothing: it names people. */
    @Override
    public String toString() {
        return "Glance[" + timing + "]";
    }
}
