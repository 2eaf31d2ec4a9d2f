package org.passerelle.port.letter;

import java.util.List;

/**
 * What somebody else's software says, without a signature, became of a mail of ours: a delivery status (RFC 3464), a disposition
 * (RFC 8098), or a French integration platform's failure. Nobody vouches for it; it can make people look, or end the wait for a
 * report of an ordinary mail, and nothing else.
 *
 * @param kind what is said
 * @param status the status that goes with it, digits and dots only: {@code 5.1.1} (RFC 3463), an SMTP reply, or an integration
 *     code; empty when there is none
 * @param messageIds the mails that it may be about, without angle brackets, the likeliest first
 */
public record Hint(Kind kind, String status, List<String> messageIds) {

    public Hint {
        messageIds = List.copyOf(messageIds);
    }

    /** What is said. */
    public enum Kind {
        /** Delivered to its mailbox, or displayed or processed there. */
        RECEIVED,
        /** Never to be delivered. */
        UNDELIVERED,
        /** Not delivered yet. */
        DELAYED,
        /** Delivered, but deleted, denied or not processed. */
        NOT_PROCESSED,
        /** Delivered, but the hospital's platform could not file it (ANS, codes 900 to 906 and HL7's). */
        NOT_INTEGRATED;

        /** Whether something went wrong that people are to look at. */
        public boolean alarms() {
            return this != RECEIVED;
        }

        /** Whether it tells what became of the mail, so that nothing more is to be expected. */
        public boolean settles() {
            return this != DELAYED;
        }
    }

    /** What the alarm is called: {@code hint.undelivered-5.1.1}. */
    public String code() {
        String name = "hint." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return status.isEmpty() ? name : name + "-" + status;
    }

    /** The code alone. */
    @Override
    public String toString() {
        return "Hint[" + code() + "]";
    }
}
