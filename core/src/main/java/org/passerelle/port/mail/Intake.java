package org.passerelle.port.mail;

import java.io.IOException;

/**
 * Reads a mailbox that others read too: flags stay as they are, nothing is deleted, foreign mail is left where it is
 * (WIRE §6).
 */
public interface Intake extends AutoCloseable {

    /**
     * Gives every mail after {@code from} to the handler, in UID order, as many as one poll takes. When the mailbox was
     * renumbered (another UIDVALIDITY) everything is given again, from its start; whoever takes in knows what it has
     * seen. Network and server trouble ends the poll and shows in {@link Polled#state}; what the handler throws goes
     * through.
     */
    Polled poll(MailCursor from, Handler handler);

    /** Moves one of our own receipts out of the inbox, where the settings name a folder and the account allows it. */
    Filed fileAway(MailCursor at);

    /** The largest mail that is given whole; a larger one is reported only. */
    default long mostOctets() {
        return Long.MAX_VALUE;
    }

    /** The account as the last attempt found it. */
    MailboxState state();

    /** Logs out; a later {@link #poll} connects anew. */
    @Override
    void close();

    /** Takes mail in. */
    @FunctionalInterface
    interface Handler {
        /**
         * Takes one mail in.
         *
         * @return whether it was taken in (the cursor moves past it) or the poll stops before it
         * @throws IOException what reading the mail's bytes threw: the poll ends, the mail is given again next time
         */
        Answer take(Incoming incoming) throws IOException;
    }

    /** What became of a mail that was given. */
    enum Answer {
        TAKEN,
        STOP
    }

    /** What became of a mail to be filed away. */
    enum Filed {
        /** It stands in the other folder. */
        MOVED,
        /** It is no longer where it was. */
        GONE,
        /** No folder is set, or the account does not allow it; not to be tried again. */
        NOT_ALLOWED,
        /** The mailbox is away; may be tried again. */
        LATER
    }

    /**
     * The outcome of a poll.
     *
     * @param cursor past the last mail taken in
     * @param taken how many were taken in
     * @param rescanned whether the mailbox was renumbered since {@code from}
     * @param more whether mail is known to be left
     * @param state the account as this poll found it
     */
    record Polled(MailCursor cursor, int taken, boolean rescanned, boolean more, MailboxState state) {}
}
