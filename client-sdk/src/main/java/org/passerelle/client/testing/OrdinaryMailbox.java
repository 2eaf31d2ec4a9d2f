package org.passerelle.client.testing;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailEnvelope;

/**
 * Somebody who has an ordinary MSSanté mailbox and a mail program: what they write is neither signed nor sealed, and what they get they
 * read as it is.
 *
 * <pre>{@code
 * OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
 * String id = doctor.write(Rehearsal.SPECIALIST_LINE, "Question", "Faut-il revoir ce patient ?", List.of(), Map.of());
 * world.settle();
 * show(doctor.inbox());
 * }</pre>
 */
public final class OrdinaryMailbox {
    private final MailAddress address;
    private final SimulatedMail mail;
    private final InstantSource clock;
    private final X509Certificate server;
    private int written;

    OrdinaryMailbox(MailAddress address, SimulatedMail mail, InstantSource clock, X509Certificate server) {
        this.address = address;
        this.mail = mail;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Writes a mail.
     *
     * @param references Message-IDs of the thread without angle brackets, the one that is answered last
     * @param files octets by file name
     * @return its Message-ID, without angle brackets
     */
    public String write(String to, String subject, String text, List<String> references, Map<String, byte[]> files) {
        return write(to, subject, text, references, files, Map.of());
    }

    /** The same with further header fields. */
    public String write(
            String to,
            String subject,
            String text,
            List<String> references,
            Map<String, byte[]> files,
            Map<String, String> headers) {
        written++;
        String id = "ordinaire-" + written + "." + clock.millis() + "@" + address.domain();
        try {
            var message = new Fixed(id);
            message.setFrom(new InternetAddress(address.value()));
            message.setRecipients(Message.RecipientType.TO, to);
            message.setSubject(subject, "UTF-8");
            message.setSentDate(Date.from(clock.instant()));
            if (!references.isEmpty()) {
                message.setHeader("In-Reply-To", "<" + references.get(references.size() - 1) + ">");
                message.setHeader("References", "<" + String.join("> <", references) + ">");
            }
            for (Map.Entry<String, String> header : headers.entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
            var parts = new MimeMultipart();
            var words = new MimeBodyPart();
            words.setText(text, "UTF-8");
            parts.addBodyPart(words);
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                var part = new MimeBodyPart();
                part.setDataHandler(
                        new DataHandler(new ByteArrayDataSource(file.getValue(), "application/octet-stream")));
                part.setFileName(file.getKey());
                parts.addBodyPart(part);
            }
            message.setContent(parts);
            message.saveChanges();
            var octets = new ByteArrayOutputStream();
            message.writeTo(octets);
            submit(new MailAddress(to), octets.toByteArray());
            return id;
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException("an ordinary mail cannot be written", broken);
        }
    }

    /** Every mail of the inbox, oldest first, as its octets. */
    public List<byte[]> inbox() {
        List<byte[]> found = new ArrayList<>();
        try (var intake = new ImapIntake(new ImapSettings(server(mail.imapsPort())), clock, System::nanoTime)) {
            intake.poll(MailCursor.START, incoming -> {
                if (incoming instanceof Incoming.IncomingMail came) {
                    try (InputStream octets = came.bytes().open()) {
                        found.add(octets.readAllBytes());
                    }
                }
                return Intake.Answer.TAKEN;
            });
        }
        return found;
    }

    private void submit(MailAddress to, byte[] octets) {
        try (var post = new SmtpPost(new SmtpSettings(server(mail.smtpsPort())), clock, System::nanoTime)) {
            Delivery delivery = post.post(MailEnvelope.from(address, List.of(to)), MailBytes.of(octets));
            if (!(delivery instanceof Delivery.HandedOver)) {
                throw new IllegalStateException("the simulated mail server did not take the mail");
            }
        }
    }

    private MailServer server(int port) {
        return new MailServer(
                mail.host(),
                port,
                MailServer.Tls.IMPLICIT,
                List.of(server),
                new MailLogin.Password(address.value(), new MailSecret(Rehearsal.PASSWORD)));
    }

    /** A message that keeps the id it was given. */
    private static final class Fixed extends MimeMessage {
        private final String id;

        Fixed(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
