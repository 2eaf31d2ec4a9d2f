package org.passerelle.specs.killed;

/** When a house is killed. */
enum Moment {
    /** A step was acknowledged, and nothing has turned since. */
    ACKNOWLEDGED,
    /** An attachment, a mail or a letter is being written to the blobs: nothing that it causes is committed yet. */
    WRITING,
    /** The store's file changes: a commit is under way, or just over. */
    COMMITTING,
    /** A mail is being fetched. */
    FETCHING,
    /** The mail server has a mail and has not said so. */
    MAIL_TAKEN,
    /** The mail server will not take a mail now, and has not said so. */
    MAIL_TURNED_AWAY;

    /** Whether it comes while somebody gives an order, not only while pumps turn. */
    boolean isOfOrders() {
        return this == WRITING || this == COMMITTING;
    }
}
