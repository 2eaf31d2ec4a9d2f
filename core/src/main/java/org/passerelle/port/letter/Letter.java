package org.passerelle.port.letter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A letter to be written and sealed.
 *
 * @param head who writes to whom, when, under which ids
 * @param envelope what it says to nodes
 * @param saying what it says to people and software: the step's content; null for a letter that only tells events
 * @param tidings French sentences for people that say what happened, without clinical content; for events-only letters
 */
public record Letter(Head head, Envelope envelope, @Nullable Saying saying, List<String> tidings) {

    public Letter {
        tidings = List.copyOf(tidings);
    }

    public Optional<Saying> findSaying() {
        return Optional.ofNullable(saying);
    }

    /**
     * The mail's outside.
     *
     * @param from the sender's address
     * @param to the recipients, in signed order
     * @param date RFC 5322 date, which is also signingTime
     * @param messageId random id, without angle brackets
     * @param references ids of the exchange's earlier mails, oldest first; the last one is In-Reply-To
     * @param subject the constant subject that the recipient's card wants, else the default
     */
    public record Head(
            org.passerelle.party.MailAddress from,
            List<Addressee> to,
            Instant date,
            String messageId,
            List<String> references,
            String subject) {
        public Head {
            to = List.copyOf(to);
            references = List.copyOf(references);
        }
    }
}
