package org.passerelle.store;

import java.util.List;

/**
 * What comparing the store with itself found.
 *
 * @param size number of the ledger's leaves
 * @param findings what does not fit, at most {@link #MOST} of them; empty when all does
 */
public record Audit(long size, List<Finding> findings) {
    /** Most findings told; the first ones say where to look. */
    public static final int MOST = 100;

    public Audit {
        findings = List.copyOf(findings);
    }

    public boolean clean() {
        return findings.isEmpty();
    }

    /**
     * One thing that does not fit.
     *
     * @param fault what
     * @param where a ledger index, a tree node, an exchange's id
     */
    public record Finding(Fault fault, String where) {}

    public enum Fault {
        /** SQLite's own check of the file failed. */
        FILE,
        /** A leaf is missing from the ledger, or stands twice. */
        LEDGER_GAP,
        /** A tree node is missing or not the hash of what is below it. */
        LEDGER_NODE,
        /** A tree node stands above no leaves. */
        LEDGER_EXCESS,
        /** An exchange's journal does not open, or has a gap. */
        JOURNAL,
        /** What lists show of an exchange does not follow from its journal. */
        INDEX,
        /** What is listed of the ids that a journal names does not follow from it. */
        NAMES,
        /** A row of mails that leave or wait does not hold; where is its table. */
        ROW,
        /** A deadline without a journal. */
        DEADLINE
    }
}
