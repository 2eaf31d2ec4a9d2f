package org.passerelle.port.mail;

/** Hands mail to a submission server, octet for octet. */
public interface Post extends AutoCloseable {

    /**
     * One attempt, with these very bytes: no header is added, changed or removed, no line re-encoded. Network and server
     * trouble is an outcome, never an exception.
     */
    Delivery post(MailEnvelope envelope, MailBytes bytes);

    /** The account as the last attempt found it. */
    MailboxState state();

    /** Leaves the server politely; a later {@link #post} connects anew. */
    @Override
    void close();
}
