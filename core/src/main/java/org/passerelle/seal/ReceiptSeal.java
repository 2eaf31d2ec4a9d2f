package org.passerelle.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.frame.Base64Output;
import org.passerelle.seal.frame.LimitedInput;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.frame.SignedParts;
import org.passerelle.seal.suite.Suite;

/** Signs and opens receipts, introductions and answers: small {@code multipart/signed} (RFC 8551 §3.5.3) that anyone may read. */
public final class ReceiptSeal {
    private static final Set<Check> CHECKS = EnumSet.complementOf(EnumSet.of(
            Check.DECRYPTS, Check.TAG, Check.RECIPIENTS, Check.NOT_SEEN, Check.PARTY, Check.SEQUENCE, Check.STEP));

    private static final Set<Check> EVIDENCE = evidence();

    private final SecureRandom random;
    private final Suite reads;

    /** @param random the source of boundaries and PSS salts */
    public ReceiptSeal(SecureRandom random) {
        this(random, Suite.GCM);
    }

    /** @param reads what our software reads, as its mails say */
    public ReceiptSeal(SecureRandom random, Suite reads) {
        this.random = random;
        this.reads = reads;
    }

    /**
     * One signed receipt.
     *
     * @param mail the whole mail
     * @param letterId SHA-256 of the signed attributes
     * @param contentHash SHA-256 of the report's root entity, their messageDigest
     */
    public record Signed(byte[] mail, Sha256 letterId, Sha256 contentHash) {}

    /**
     * One opened receipt.
     *
     * @param verdict what the checks gave
     * @param recipients the signed recipients; none when the receipt is refused or our attribute absent
     * @param part the signed entity, worth nothing unless the verdict is readable
     * @param claimedFrom what it says it comes from, unverified
     */
    public record OpenedReceipt(
            Verdict verdict, List<SignedRecipient> recipients, byte[] part, Optional<MailAddress> claimedFrom) {
        public OpenedReceipt {
            recipients = List.copyOf(recipients);
        }

        /**
         * The signed entity, headers included, its lines ending in CRLF.
         *
         * @throws org.passerelle.refusal.Refused with the verdict's reason when it may not be read
         */
        @Override
        public byte[] part() {
            if (!verdict.readable()) {
                throw Refusal.of(
                                verdict.refusal().orElseThrow(() -> new HouseBug("a refused receipt without a reason")))
                        .refused();
            }
            return part.clone();
        }
    }

    /**
     * Writes the whole mail.
     *
     * @param order whom it is for, with any certificate of theirs, and what its headers say
     * @param part the report's root entity, its protected From and {@code hp="clear"} included (RFC 9788)
     */
    public Signed sign(SealOrder order, Identity signer, byte[] part) {
        var writer = SignatureWriter.usable(
                signer,
                new LetterAttribute(order.purpose(), order.signedRecipients()),
                order.signingTime(),
                order.suite(),
                reads);
        byte[] canonical = SignedParts.canonical(part);
        byte[] boundaryOctets = new byte[16];
        random.nextBytes(boundaryOctets);
        String boundary = HexFormat.of().formatHex(boundaryOctets);
        Sha256 content = Sha256.hash(canonical);
        SignedAttributes attributes = writer.attributes(content.bytes());
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(OuterHeaders.of(
                order,
                "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n micalg=sha-256; boundary=\""
                        + boundary + "\""));
        mail.writeBytes(ascii("--" + boundary + "\r\n"));
        mail.writeBytes(canonical);
        mail.writeBytes(
                ascii(
                        "\r\n--" + boundary + "\r\nContent-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n"
                                + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"smime.p7s\"\r\n\r\n"));
        var lines = new Base64Output(mail);
        try {
            lines.write(writer.detached(attributes, writer.sign(attributes, random)));
            lines.finish();
        } catch (IOException impossible) {
            throw new HouseBug("memory can be written", impossible);
        }
        mail.writeBytes(ascii("--" + boundary + "--\r\n"));
        return new Signed(mail.toByteArray(), attributes.letterId(), content);
    }

    /** Opens one receipt of at most {@link OpenLimits#SMALL}'s size; what is wrong with it is in the verdict. */
    public static OpenedReceipt open(byte[] mail, OpenContext context) {
        return open(mail, context, Purpose.RECEIPT);
    }

    /** The same of a mail that was signed for something else; an introduction is addressed by its protected To. */
    public static OpenedReceipt open(byte[] mail, OpenContext context, Purpose purpose) {
        OpenLimits limits = purpose == Purpose.INTRODUCTION ? OpenLimits.INTRODUCTION : OpenLimits.SMALL;
        return open(ReceiptOpening.ours(stream(mail, limits), context, purpose, new Judgement(CHECKS)));
    }

    /**
     * Opens a receipt that was sent to somebody else, as evidence: everything is judged but to whom it was addressed, its path at
     * its own signing time. When it arrived, nobody here knows; what the signer's word on the time is worth, the reader decides.
     *
     * @param anchors who is believed; a revocation counts from its date on, of a compromised key always
     */
    public static OpenedReceipt openAtSigning(byte[] mail, TrustAnchors anchors) {
        OpenedReceipt undated = openAnothers(mail, anchors, Optional.empty());
        Optional<Instant> signed = undated.verdict().signingTime();
        return signed.isEmpty() ? undated : openAnothers(mail, anchors, signed);
    }

    private static OpenedReceipt openAnothers(byte[] mail, TrustAnchors anchors, Optional<Instant> at) {
        var judgement = new Judgement(EVIDENCE);
        var signer = new SignerJudge(anchors, Acceptance.strict(), at, Purpose.RECEIPT, judgement);
        return open(ReceiptOpening.anothers(stream(mail, OpenLimits.SMALL), OpenLimits.SMALL, judgement, signer));
    }

    private static OpenedReceipt open(ReceiptOpening opening) {
        try {
            return opening.open();
        } catch (IOException impossible) {
            throw new HouseBug("memory can be read", impossible);
        }
    }

    private static InputStream stream(byte[] mail, OpenLimits limits) {
        return new LimitedInput(new ByteArrayInputStream(mail), limits.mail());
    }

    private static Set<Check> evidence() {
        Set<Check> checks = EnumSet.copyOf(CHECKS);
        checks.remove(Check.ADDRESSED);
        return checks;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
