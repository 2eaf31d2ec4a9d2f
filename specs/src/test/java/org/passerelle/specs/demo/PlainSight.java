package org.passerelle.specs.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * All that somebody without keys can read in a mail: its octets, its header fields with their encoded words and file names
 * undone, and each part's body with its transfer encoding undone.
 *
 * @param folded in small letters, without accents, every run of blanks as one
 */
record PlainSight(String folded) {

    static PlainSight of(byte[] mail) throws IOException {
        var seen = new StringBuilder();
        octets(mail, seen);
        try {
            part(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)), seen);
        } catch (MessagingException unreadable) {
            throw new IOException(unreadable);
        }
        return new PlainSight(fold(seen.toString()));
    }

    boolean shows(String secret) {
        return folded.contains(fold(secret));
    }

    private static void part(Part part, StringBuilder seen) throws MessagingException, IOException {
        for (Header header : Collections.list(part.getAllHeaders())) {
            seen.append(MimeUtility.decodeText(MimeUtility.unfold(header.getValue())))
                    .append('\n');
        }
        if (part.getFileName() != null) {
            seen.append(part.getFileName()).append('\n');
        }
        byte[] body = part.getInputStream().readAllBytes();
        octets(body, seen);
        if (part.isMimeType("multipart/*")) {
            var parts = new MimeMultipart(new ByteArrayDataSource(body, part.getContentType()));
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                part(inner, seen);
            }
        } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
            part(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(body)), seen);
        }
    }

    private static void octets(byte[] octets, StringBuilder seen) {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            seen.append(new String(octets, charset)).append('\n');
        }
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
