package org.passerelle.specs.demo;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.refusal.HouseBug;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.PostOffice;

/** Somebody in town who has an ordinary MSSanté mailbox and a mail program: they read what comes, and answer in words. */
final class OrdinaryDoctor {
    private static final MailAddress OURS = Cast.ORDINARY;

    private final Stage stage;
    private int written;

    OrdinaryDoctor(Stage stage) {
        this.stage = stage;
    }

    /** What came, oldest first. */
    List<PlainMail> inbox() {
        return stage.office.carried().stream()
                .filter(mail -> mail.to().equals(OURS))
                .map(mail -> PlainMail.read(mail.octets()))
                .toList();
    }

    /** Answers a mail. */
    void answer(PlainMail mail, MailAddress to, String text) {
        written++;
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ROOT)
                .format(stage.clock.instant().atOffset(ZoneOffset.UTC));
        String head = "From: " + OURS.value() + "\r\nTo: " + to.value() + "\r\nSubject: "
                + encoded("Re: " + mail.subject())
                + "\r\nDate: " + date + "\r\nMessage-ID: <reponse-" + written + "." + stage.clock.millis() + "@"
                + OURS.domain() + ">\r\nIn-Reply-To: <" + mail.messageId() + ">\r\nReferences: <" + mail.messageId()
                + ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8"
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        String body = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\r\n";
        submit(to, (head + body).getBytes(StandardCharsets.US_ASCII));
        stage.wroteInTown();
    }

    private static String encoded(String subject) {
        try {
            return MimeUtility.fold("Subject: ".length(), MimeUtility.encodeText(subject, "UTF-8", "B"));
        } catch (UnsupportedEncodingException impossible) {
            throw new HouseBug("every Java platform has UTF-8", impossible);
        }
    }

    private void submit(MailAddress to, byte[] octets) {
        URI submission = stage.office.submission();
        PostOffice.Account account = stage.office.account(OURS);
        var server = new MailServer(
                submission.getHost(),
                submission.getPort(),
                submission.getScheme().endsWith("s") ? MailServer.Tls.IMPLICIT : MailServer.Tls.STARTTLS,
                stage.office.authorities(),
                new MailLogin.Password(account.user(), new MailSecret(account.password())));
        try (var post = new SmtpPost(new SmtpSettings(server), stage.clock, System::nanoTime)) {
            Delivery delivery = post.post(MailEnvelope.from(OURS, List.of(to)), MailBytes.of(octets));
            if (!(delivery instanceof Delivery.HandedOver)) {
                throw new HouseBug("the mail server did not take an ordinary mail");
            }
        }
    }
}
