package org.passerelle.port.mail;

import java.time.Instant;

/** One mail found in the mailbox: readable, or only announced because it is larger than the limit. */
public sealed interface Incoming {

    /** Where the mail stands; the cursor to store once it is taken in. */
    MailCursor at();

    /** When the server received it (INTERNALDATE, RFC 9051 §2.3.3), to the second. */
    Instant arrival();

    /** Octets, as the server counts them. */
    long size();

    /**
     * A mail to be taken in.
     *
     * @param bytes the octets as the server holds them; to be read within the handler only, since they come off the
     *     connection. Its {@code size} is the server's claim, its streams end by themselves
     */
    record IncomingMail(MailCursor at, Instant arrival, long size, MailBytes bytes) implements Incoming {}

    /**
     * A mail that is not fetched.
     *
     * @param limit the most octets we fetch
     */
    record OversizeMail(MailCursor at, Instant arrival, long size, long limit) implements Incoming {}
}
