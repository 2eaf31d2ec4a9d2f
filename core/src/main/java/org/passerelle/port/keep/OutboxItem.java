package org.passerelle.port.keep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;

/**
 * One mail, or short message, that must leave: its bytes are written once and lie in the blobs, or with it where they are few
 * ({@link Change.Outbox}).
 *
 * @param id its own id
 * @param exchange whose it is, or {@link Journals#NODE}
 * @param kind what it is
 * @param letter the letter's id, or for a receipt the id of the letter it answers; for an ordinary mail its
 *     id; null for a notice
 * @param from the mailbox that sends it
 * @param nullSender whether the envelope sender is empty (receipts and notices)
 * @param to who still has to get it; nobody for a short message, whose bytes say it
 * @param blob its bytes; of those that lie with it only a name
 * @param size their number
 * @param seq its place in the stream to its recipient; 0 for what has none
 * @param standing where it is
 * @param attempts how often it was tried
 * @param nextAt when it is tried next
 * @param createdAt when it was sealed
 * @param lastCode the last refusal's code, or null
 */
public record OutboxItem(
        Id id,
        Id exchange,
        Kind kind,
        @Nullable Sha256 letter,
        MailAddress from,
        boolean nullSender,
        List<MailAddress> to,
        Id blob,
        long size,
        long seq,
        Standing standing,
        int attempts,
        Instant nextAt,
        Instant createdAt,
        @Nullable String lastCode) {

    public OutboxItem {
        to = List.copyOf(to);
    }

    /** A mail that was just written and may leave. */
    public static OutboxItem ready(
            Id id,
            Id exchange,
            Kind kind,
            @Nullable Sha256 letter,
            MailAddress from,
            boolean nullSender,
            MailAddress to,
            Id blob,
            long size,
            long seq,
            Instant now) {
        return new OutboxItem(
                id,
                exchange,
                kind,
                letter,
                from,
                nullSender,
                List.of(to),
                blob,
                size,
                seq,
                Standing.READY,
                0,
                now,
                now,
                null);
    }

    /** Whether something is still to be done with it by itself. An ordinary mail that left is done, though somebody may still report of it. */
    public boolean waits() {
        return standing == Standing.READY || standing == Standing.AWAITING_RECEIPT && !kind.inClear();
    }

    public Optional<Sha256> findLetter() {
        return Optional.ofNullable(letter);
    }

    /** The same item elsewhere on its way. */
    public OutboxItem moved(Standing to, int tries, Instant next, @Nullable String code) {
        return new OutboxItem(
                id,
                exchange,
                kind,
                letter,
                from,
                nullSender,
                this.to,
                blob,
                size,
                seq,
                to,
                tries,
                next,
                createdAt,
                code);
    }

    public enum Kind {
        LETTER,
        RECEIPT,
        /** An ordinary mail of an exchange, in clear: nobody answers it with a receipt. */
        CLEAR,
        /** The same with a step in it, which asks to be told that it arrived (RFC 8098): at most an unsigned report answers it. */
        CLEAR_ASKING,
        /** A mail without clinical content to one of our own people. */
        NOTICE,
        /** The same as a short message. No mailbox sends it. */
        TEXT;

        /** Whether it may only travel inside MSSanté's trust space. */
        public boolean inClear() {
            return this == CLEAR || this == CLEAR_ASKING;
        }
    }

    public enum Standing {
        /** To be handed to the mail server at {@code nextAt}. */
        READY,
        /** Handed over; without a final receipt by {@code nextAt} the same bytes go again. */
        AWAITING_RECEIPT,
        /** Nothing more to do. */
        DONE,
        /** Given up; people are alarmed. */
        FAILED
    }
}
