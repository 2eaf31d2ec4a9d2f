package org.passerelle.gateway.doctor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.Sealer;
import org.passerelle.seal.frame.HeaderBlock;

/**
 * A sealed letter from a mailbox to itself, carried inside a mail that no node takes for a letter: one that runs meanwhile leaves it
 * alone.
 */
final class SelfLetter {
    private static final String TYPE = "application/vnd.passerelle.self-test";

    private final MailAddress address;
    private final Keyring keys;
    private final TrustAnchors anchors;
    private final SecureRandom random;

    SelfLetter(MailAddress address, Keyring keys, TrustAnchors anchors, SecureRandom random) {
        this.address = address;
        this.keys = keys;
        this.anchors = anchors;
        this.random = random;
    }

    /** The letter, sealed to every key of ours that is valid now. */
    byte[] seal(Instant now) throws IOException {
        List<X509Certificate> certificates = keys.decryption().stream()
                .map(DecryptionKey::certificate)
                .filter(certificate -> !certificate.getNotAfter().before(Date.from(now)))
                .toList();
        var order = new SealOrder(
                Purpose.LETTER,
                address,
                List.of(new SealOrder.Recipient(address, certificates)),
                SealOrder.Headers.of("<" + Id.random(random) + "@" + address.domain() + ">"),
                now);
        var letter = new ByteArrayOutputStream();
        new Sealer(random).seal(order, keys.signing(), out -> payload(order, out), letter);
        return letter.toByteArray();
    }

    private static void payload(SealOrder order, OutputStream out) throws IOException {
        var text = new StringBuilder();
        for (HeaderBlock.Field field : order.outerFields()) {
            text.append(field.name()).append(": ").append(field.body()).append("\r\n");
        }
        text.append("Content-Type: text/plain; charset=\"utf-8\"; hp=\"cipher\"\r\n");
        for (HeaderBlock.Field field : order.outerFields()) {
            text.append("HP-Outer: ")
                    .append(field.name())
                    .append(": ")
                    .append(field.body())
                    .append("\r\n");
        }
        text.append("\r\nPasserelle: self-test\r\n");
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The mail that carries it. */
    byte[] mail(byte[] letter, String messageId, Instant now) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        String head = "From: " + address.value() + "\r\nTo: " + address.value() + "\r\nDate: " + date
                + "\r\nMessage-ID: <" + messageId + ">\r\nSubject: Passerelle: self-test\r\n"
                + "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: " + TYPE
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        return (head + Base64.getMimeEncoder().encodeToString(letter) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The letter in a mail that came back; nothing when it is not whole. */
    static Optional<byte[]> letterIn(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n");
        return body < 0 ? Optional.empty() : Optional.of(Base64.getMimeDecoder().decode(text.substring(body)));
    }

    /** Why the letter would not be believed; nothing when it would. */
    Optional<RefusalCode> trouble(byte[] letter, Instant now) throws IOException {
        Path spool = Files.createTempDirectory("passerelle-doctor");
        var context = OpenContext.strict(keys, Set.of(address), anchors, now)
                .with(certificate -> certificate.equals(keys.signing().certificate()) ? Set.of(address) : Set.of());
        try (Opened opened = new Opener(spool, random).open(new ByteArrayInputStream(letter), context)) {
            Verdict verdict = opened.verdict();
            return verdict.readable() ? Optional.empty() : verdict.refusal();
        } catch (Refused unread) {
            return Optional.of(unread.code());
        } finally {
            Files.deleteIfExists(spool);
        }
    }
}
