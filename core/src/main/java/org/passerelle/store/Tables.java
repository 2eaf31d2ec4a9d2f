package org.passerelle.store;

/** Every table of the store, and what vouches for it. */
public enum Tables {
    ENTRY("entry", Standing.LEDGER),
    LEDGER_NODE("ledger_node", Standing.DERIVED),
    EXCHANGE_ROW("exchange_row", Standing.DERIVED),
    DEADLINE("deadline", Standing.DERIVED),
    NAMED("named", Standing.DERIVED),
    EXCHANGE_KEY("exchange_key", Standing.NEITHER),
    SETTING("setting", Standing.NEITHER),
    SECRET("secret", Standing.NEITHER),
    OUTBOX("outbox", Standing.NEITHER),
    SEEN("seen", Standing.NEITHER),
    STREAM("stream", Standing.NEITHER),
    HELD("held", Standing.NEITHER),
    MAILBOX_CURSOR("mailbox_cursor", Standing.NEITHER),
    QUARANTINE("quarantine", Standing.NEITHER),
    WITNESS("witness", Standing.NEITHER),
    EVIDENCE("evidence", Standing.NEITHER),
    CARD("card", Standing.NEITHER),
    NEWCOMER("newcomer", Standing.NEITHER),
    READS("reads", Standing.NEITHER),
    ALARM("alarm", Standing.NEITHER);

    private final String table;
    private final Standing standing;

    Tables(String table, Standing standing) {
        this.table = table;
        this.standing = standing;
    }

    /** Its name in the database. */
    public String table() {
        return table;
    }

    public Standing standing() {
        return standing;
    }

    /** What vouches for a table's rows. */
    public enum Standing {
        /** Each row is a leaf of the ledger. */
        LEDGER,
        /** Follows from the ledger, and is compared with it. */
        DERIVED,
        /** Vouched for by nothing but the encryption and the letters themselves. */
        NEITHER
    }
}
