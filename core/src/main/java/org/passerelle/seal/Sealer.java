package org.passerelle.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.passerelle.canon.Sha256;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.frame.Base64Output;
import org.passerelle.seal.frame.CipherOutput;
import org.passerelle.seal.frame.CountingOutput;
import org.passerelle.seal.frame.Fork;
import org.passerelle.seal.frame.SegmentOutput;
import org.passerelle.seal.suite.ContentCipher;
import org.passerelle.seal.suite.Digest;
import org.passerelle.seal.suite.Suite;

/**
 * Seals letters: signs, then encrypts (WIRE §2), in a single pass and in constant memory. The same order, payload, keys and
 * random octets give the same mail, but for signatures by the accelerator, which takes randomness of its own.
 */
public final class Sealer {
    private static final byte[] IN_BASE64 = innerHeaders("base64");
    private static final byte[] IN_BINARY = innerHeaders("binary");

    /** Writes the payload: one MIME entity, headers first, in its canonical form; its octets are what is signed. */
    @FunctionalInterface
    public interface Payload {

        /** Writes all of it, once; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    private final SecureRandom random;
    private final Suite reads;

    /** @param random the source of content keys, nonces, OAEP seeds and PSS salts */
    public Sealer(SecureRandom random) {
        this(random, Suite.GCM);
    }

    /** @param reads what our software reads, as its letters say (SMIMECapabilities) */
    public Sealer(SecureRandom random, Suite reads) {
        this.random = random;
        this.reads = reads;
    }

    /**
     * Writes the whole mail, for recipients of one suite.
     *
     * @param order whom it is for and what its headers say
     * @param signer who signs; its certificate must be able to
     * @param payload writes the payload's root entity
     * @param out where the mail goes; it stays open
     * @throws org.passerelle.refusal.Refused with a {@link SealRefusal}, before anything is written, when a certificate
     *     cannot be used or a header not be written
     */
    public Sealed seal(SealOrder order, Identity signer, Payload payload, OutputStream out) throws IOException {
        if (order.suites().size() != 1) {
            throw new HouseBug("recipients of several suites get a mail for each");
        }
        Suite only = order.suite();
        return Objects.requireNonNull(
                seal(order, signer, payload, Map.of(only, out)).get(only));
    }

    /**
     * Writes a mail for each suite of the recipients, all around the same SignedData and with the same outer fields: one letter.
     *
     * @param outs where each suite's mail goes; they stay open
     * @return what sealing gave, by suite
     */
    public Map<Suite, Sealed> seal(
            SealOrder order, Identity signer, Payload payload, Map<Suite, ? extends OutputStream> outs)
            throws IOException {
        var signature = signature(order, signer);
        Map<Suite, Encryption> encryptions = new EnumMap<>(Suite.class);
        for (Suite suite : order.suites()) {
            encryptions.put(suite, new Encryption(order, suite, Objects.requireNonNull(outs.get(suite))));
        }
        List<OutputStream> entities = new ArrayList<>();
        for (Encryption encryption : encryptions.values()) {
            entities.add(encryption.begin());
        }
        SignedAttributes signed = sign(signature, payload, Fork.of(entities), order.binary());
        Map<Suite, Sealed> sealed = new EnumMap<>(Suite.class);
        for (Map.Entry<Suite, Encryption> encryption : encryptions.entrySet()) {
            sealed.put(encryption.getKey(), encryption.getValue().end(signed, signature));
        }
        return sealed;
    }

    /** One mail on its way: what is written between its begin and its end is encrypted. */
    private final class Encryption {
        private final byte[] headers;
        private final EnvelopeWriter envelope;
        private final SecretKey key;
        private final ContentCipher.Use use;
        private final CountingOutput mail;
        private final Base64Output lines;
        private final SegmentOutput segments;
        private final CipherOutput entity;

        Encryption(SealOrder order, Suite suite, OutputStream out) {
            this.envelope = envelope(order, suite);
            this.headers = outerHeaders(order, suite);
            this.key = suite.cipher().newKey(random);
            this.use = suite.cipher().fresh(random);
            this.mail = new CountingOutput(out);
            this.lines = new Base64Output(mail);
            this.segments = new SegmentOutput(lines);
            this.entity = new CipherOutput(segments, use.encryption(key), envelope.tagLength());
        }

        OutputStream begin() throws IOException {
            mail.write(headers);
            lines.write(envelope.head(key, use, random));
            return entity;
        }

        Sealed end(SignedAttributes signed, SignatureWriter signature) throws IOException {
            byte[] tag = entity.finish();
            segments.finish();
            lines.write(envelope.foot(tag));
            lines.finish();
            mail.flush();
            return new Sealed(
                    signed.letterId(),
                    Sha256.of(signed.messageDigest()),
                    mail.count(),
                    Stream.concat(envelope.algorithms().stream(), Stream.of(signature.algorithm()))
                            .toList());
        }
    }

    private SignedAttributes sign(SignatureWriter signature, Payload payload, OutputStream encryption, boolean binary)
            throws IOException {
        encryption.write(binary ? IN_BINARY : IN_BASE64);
        if (binary) {
            return sign(signature, payload, encryption);
        }
        var lines = new Base64Output(encryption);
        SignedAttributes attributes = sign(signature, payload, lines);
        lines.finish();
        return attributes;
    }

    private SignedAttributes sign(SignatureWriter signature, Payload payload, OutputStream out) throws IOException {
        out.write(signature.head());
        MessageDigest digest = Digest.SHA_256.start();
        var segments = new SegmentOutput(out, digest);
        payload.write(segments);
        segments.finish();
        SignedAttributes attributes = signature.attributes(digest.digest());
        out.write(signature.foot(attributes, signature.sign(attributes, random)));
        return attributes;
    }

    private static byte[] innerHeaders(String encoding) {
        return ("Content-Type: application/pkcs7-mime; smime-type=signed-data;\r\n name=\"smime.p7m\"\r\n"
                        + "Content-Transfer-Encoding: " + encoding + "\r\n"
                        + "Content-Disposition: attachment; filename=\"smime.p7m\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] outerHeaders(SealOrder order, Suite suite) {
        String kind = suite.cipher().isAuthenticated() ? "authEnveloped-data" : "enveloped-data";
        return OuterHeaders.of(
                order,
                "Content-Type: application/pkcs7-mime; smime-type=" + kind + ";\r\n name=\"smime.p7m\"",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment; filename=\"smime.p7m\"");
    }

    private SignatureWriter signature(SealOrder order, Identity signer) {
        return SignatureWriter.usable(
                signer,
                new LetterAttribute(order.purpose(), order.signedRecipients()),
                order.signingTime(),
                order.suite(),
                reads);
    }

    private static EnvelopeWriter envelope(SealOrder order, Suite suite) {
        var envelope = new EnvelopeWriter(order.encryptionCertificates(suite), suite);
        envelope.requireUsable(order.signingTime());
        return envelope;
    }
}
