package org.passerelle.indicators;

import java.util.Arrays;
import java.util.Optional;
import org.passerelle.canon.Sha256;
import org.passerelle.indicators.measured.Delay;

/** The delays of one stretch over many exchanges, and how many patients have none. */
final class Times {
    private final Cell timed;
    private final Cell others;
    private long[] gross = new long[16];
    private long[] net = new long[16];
    private int count;

    Times(int most) {
        timed = new Cell(most);
        others = new Cell(most);
    }

    void add(Sha256 patient, Optional<Delay> delay) {
        if (delay.isEmpty()) {
            others.add(patient);
            return;
        }
        timed.add(patient);
        if (count == gross.length) {
            gross = Arrays.copyOf(gross, count * 2);
            net = Arrays.copyOf(net, count * 2);
        }
        gross[count] = delay.get().gross().toMillis();
        net[count++] = delay.get().net().toMillis();
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean shows(Disclosure disclosure) {
        return disclosure.allows(timed.patients());
    }

    /** Whether how many were timed may be told. */
    boolean showsCount(Disclosure disclosure) {
        return shows(disclosure) && disclosure.allows(others.patients());
    }

    Spread gross() {
        return Spread.of(Arrays.copyOf(gross, count));
    }

    Spread net() {
        return Spread.of(Arrays.copyOf(net, count));
    }
}
