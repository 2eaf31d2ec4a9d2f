package org.passerelle.client;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.passerelle.client.internal.Departure;
import org.passerelle.party.MailAddress;

/**
 * A sealed mail that the host's own mail program is to send, the very bytes unchanged, and then says what became of it. Until it
 * does, the same mail is given again.
 *
 * <pre>{@code
 * for (var next = practice.nextToSend(); next.isPresent(); next = practice.nextToSend()) {
 *     Outgoing mail = next.get();
 *     try (InputStream bytes = mail.open()) {
 *         smtp.send(mail.from().map(MailAddress::value).orElse(""), mail.to(), bytes);   // MAIL FROM:<> when empty
 *         mail.sent();
 *     } catch (IOException later) {
 *         mail.later();
 *     }
 * }
 * }</pre>
 */
public final class Outgoing {
    private final Departure mail;

    Outgoing(Departure mail) {
        this.mail = mail;
    }

    /** Which of our mailboxes sends it. */
    public MailAddress mailbox() {
        return mail.from();
    }

    /** The envelope's sender; empty for receipts, which are sent with {@code MAIL FROM:<>} (RFC 8098 §3). */
    public Optional<MailAddress> from() {
        return mail.nullSender() ? Optional.empty() : Optional.of(mail.from());
    }

    /** The envelope's recipients. */
    public List<MailAddress> to() {
        return mail.to();
    }

    /** In octets. */
    public long size() {
        return mail.size();
    }

    /** The mail's octets; the caller closes the stream. */
    public InputStream open() {
        return mail.open();
    }

    /** A mail server took it. */
    public void sent() {
        mail.handedOver();
    }

    /** It could not be sent now; it is given again after a pause that grows. */
    public void later() {
        mail.postponed();
    }

    /** The server will never take it: people are alarmed. */
    public void never() {
        mail.failed();
    }

    @Override
    public String toString() {
        return "Outgoing[" + size() + " octets]";
    }
}
