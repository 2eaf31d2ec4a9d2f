package org.passerelle.specs.sandbox.history;

import java.time.Instant;
import java.util.List;
import org.passerelle.party.Patient;
import org.passerelle.specs.sandbox.world.Team;

/**
 * One request of the history and what became of it.
 *
 * @param number from 0
 * @param team whom it asks
 * @param asker who asks
 * @param vignette what; of a polygraphy only the answers' tone
 * @param patient about whom
 * @param urgency how soon
 * @param deeds what happens, in order, all of it past
 */
record Tale(int number, Team team, Asker asker, Vignette vignette, Patient patient, String urgency, List<Deed> deeds) {
    Tale {
        deeds = List.copyOf(deeds);
    }

    /** One thing that happens. */
    record Deed(Instant at, What what) {}

    boolean isPolygraphy() {
        return deeds.stream().anyMatch(deed -> deed.what() == What.SCHEDULE);
    }
}
