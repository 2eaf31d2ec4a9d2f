package org.passerelle.port.letter;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;

/**
 * What became of an ordinary mail, told to its sender as an integration platform does (RFC 8098; ANS, volet « Transmission au LPS
 * d'un document CDA reçu par courriel MSSanté »). It never repeats the mail's content.
 *
 * @param from the mailbox that received the mail
 * @param to who asked for it
 * @param date RFC 5322 date
 * @param messageId random id of this mail, without angle brackets
 * @param about the mail's Message-ID, without angle brackets
 * @param subject the mail's subject, which its sender knows it by
 * @param error why it could not be filed; null when it was
 */
public record Disposition(
        MailAddress from,
        MailAddress to,
        Instant date,
        String messageId,
        String about,
        String subject,
        @Nullable IntegrationError error) {

    public Optional<IntegrationError> findError() {
        return Optional.ofNullable(error);
    }

    @Override
    public String toString() {
        return "Disposition[" + (error == null ? "processed" : error.code()) + "]";
    }
}
