package org.passerelle.port.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.HouseBug;

/**
 * Whom the server delivers to and whom it tells of a failure (RFC 5321 §2.3.1); no header is derived from it.
 *
 * @param sender where a bounce goes; none for what must never be answered ({@code MAIL FROM:<>})
 * @param recipients at least one, each once
 */
public record MailEnvelope(@Nullable MailAddress sender, List<MailAddress> recipients) {

    public MailEnvelope {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || recipients.stream().distinct().count() != recipients.size()) {
            throw new HouseBug("an envelope has recipients, each once");
        }
    }

    public static MailEnvelope from(MailAddress sender, List<MailAddress> recipients) {
        return new MailEnvelope(sender, recipients);
    }

    /** For receipts and anything else that must not be bounced or answered. */
    public static MailEnvelope withoutSender(List<MailAddress> recipients) {
        return new MailEnvelope(null, recipients);
    }
}
