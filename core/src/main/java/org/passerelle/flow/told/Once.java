package org.passerelle.flow.told;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.SeenLetter;

/** Places of rows, each taken once, across restarts: of two commits that take the same one, one is refused and tried again. */
final class Once {
    private Once() {}

    /** What takes that place; empty where it is taken. */
    static Optional<Change> place(Premises premises, Id exchange, String row, long place, Instant now) {
        if (premises.store().correspondence().seen(row, place).isPresent()) {
            return Optional.empty();
        }
        Sha256 key = Sha256.hash(("passerelle/" + row + "/" + place).getBytes(StandardCharsets.UTF_8));
        return Optional.of(new Change.Seen(new SeenLetter(key, exchange, row, place, now)));
    }

    /** How many places, from the first one on, are taken; {@code most} where all are. */
    static long taken(Premises premises, String row, long most) {
        long least = 0;
        long free = most;
        while (least < free) {
            long middle = (least + free) / 2;
            if (premises.store().correspondence().seen(row, middle).isPresent()) {
                least = middle + 1;
            } else {
                free = middle;
            }
        }
        return least;
    }
}
