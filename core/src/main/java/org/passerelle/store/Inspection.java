package org.passerelle.store;

import java.util.List;
import org.passerelle.canon.Id;

/** One round of comparing the store with itself, in slices short enough for a running node; its place is kept here alone. */
public final class Inspection {
    private final Readers readers;
    private final Auditor auditor;
    private boolean over;

    Inspection(Readers readers, Auditor auditor) {
        this.readers = readers;
        this.auditor = auditor;
    }

    /** Compares the next slice; tells the exchanges whose journals it found sound, for others to compare more. */
    public List<Id> next() {
        over = readers.readOneState(auditor::next);
        return auditor.takeSound();
    }

    /** Whether everything was compared once. */
    public boolean over() {
        return over;
    }
}
