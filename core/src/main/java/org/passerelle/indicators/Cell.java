package org.passerelle.indicators;

import java.util.HashSet;
import java.util.Set;
import org.passerelle.canon.Sha256;

/** Counts exchanges, and their patients as far as anybody needs to know how many there are. */
final class Cell {
    private final int most;
    private final Set<Sha256> patients = new HashSet<>();
    private long exchanges;

    /** @param most how many patients are enough */
    Cell(int most) {
        this.most = most;
    }

    void add(Sha256 patient) {
        exchanges++;
        if (patients.size() < most) {
            patients.add(patient);
        }
    }

    long exchanges() {
        return exchanges;
    }

    /** How many patients, or as many as are enough. */
    int patients() {
        return patients.size();
    }
}
