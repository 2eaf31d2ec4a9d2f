package org.passerelle.specs.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.passerelle.refusal.HouseBug;

/**
 * An ordinary mail as a mail program shows it.
 *
 * @param messageId without angle brackets
 * @param subject decoded
 * @param text its words, of several parts the first
 */
record PlainMail(String messageId, String subject, String text) {

    static PlainMail read(byte[] octets) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
            String subject = message.getSubject();
            String id = message.getMessageID();
            return new PlainMail(
                    id == null ? "" : id.replaceAll("[<>]", ""),
                    subject == null ? "" : subject,
                    text(message.getContent()));
        } catch (MessagingException | IOException unreadable) {
            throw new HouseBug("an ordinary mail that no mail program shows", unreadable);
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof MimeMultipart parts && parts.getCount() > 0) {
            BodyPart first = parts.getBodyPart(0);
            return text(first.getContent());
        }
        return content instanceof String words ? words : "";
    }

    @Override
    public String toString() {
        return "PlainMail[…]";
    }
}
