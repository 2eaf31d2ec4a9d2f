package org.passerelle.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.passerelle.canon.Sha256;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.frame.Base64Input;
import org.passerelle.seal.frame.Base64Output;
import org.passerelle.seal.frame.CipherOutput;
import org.passerelle.seal.frame.HeaderBlock;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.frame.SegmentOutput;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.suite.Suite;

/** What an attacker does: opens layers with keys it holds, and writes them again its own way. */
final class Forge {
    private static final String SIGNED_HEADERS =
            "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\nContent-Transfer-Encoding: base64\r\n\r\n";

    private Forge() {}

    static String headers(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("\r\n\r\n") + 4);
    }

    /** The entity that was encrypted. */
    static byte[] inner(byte[] mail, DecryptionKey key) {
        try {
            var in = new ByteArrayInputStream(mail);
            HeaderBlock.read(in, HeaderBlock.LONGEST);
            var envelope = new EnvelopeReader(new Base64Input(in), OpenLimits.DEFAULT);
            envelope.readHead();
            byte[] plain = envelope.plain(envelope.contentKey(List.of(key), Scene.seeded(11)))
                    .readAllBytes();
            envelope.requireWhole();
            return plain;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] encrypt(String headers, byte[] entity, Issued... recipients) {
        return encrypt(Suite.GCM, headers, entity, recipients);
    }

    static byte[] encrypt(Suite suite, String headers, byte[] entity, Issued... recipients) {
        List<X509Certificate> certificates =
                Arrays.stream(recipients).map(Issued::certificate).toList();
        try {
            var random = Scene.seeded(9);
            var key = suite.cipher().newKey(random);
            var use = suite.cipher().fresh(random);
            var envelope = new EnvelopeWriter(certificates, suite);
            var mail = new ByteArrayOutputStream();
            mail.writeBytes(headers.getBytes(StandardCharsets.ISO_8859_1));
            var lines = new Base64Output(mail);
            lines.write(envelope.head(key, use, random));
            var segments = new SegmentOutput(lines);
            var cipher = new CipherOutput(segments, use.encryption(key), envelope.tagLength());
            cipher.write(entity);
            byte[] tag = cipher.finish();
            segments.finish();
            lines.write(envelope.foot(tag));
            lines.finish();
            return mail.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] entity(byte[] cms) {
        try {
            var out = new ByteArrayOutputStream();
            out.writeBytes(SIGNED_HEADERS.getBytes(StandardCharsets.US_ASCII));
            var lines = new Base64Output(out);
            lines.write(cms);
            lines.finish();
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The SignedData of a signed entity. */
    static SignedData signedData(byte[] entity) {
        try {
            var in = new ByteArrayInputStream(entity);
            HeaderBlock.read(in, HeaderBlock.LONGEST);
            var info = ContentInfo.getInstance(SignedAttributes.parseAsn1(new Base64Input(in).readAllBytes()));
            return SignedData.getInstance(info.getContent());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The entity of the same SignedData with other signers. */
    static byte[] withSigners(SignedData data, ASN1Set signers) {
        var other = new SignedData(
                data.getDigestAlgorithms(), data.getEncapContentInfo(), data.getCertificates(), null, signers);
        return entity(SignedAttributes.encode(
                new ContentInfo(org.bouncycastle.asn1.cms.CMSObjectIdentifiers.signedData, other)));
    }

    /** A letter for the hospital by whoever signs, whatever the certificate is good for. */
    static byte[] letter(Scene scene, Issued signer, byte[] payload) {
        var recipient = SignedRecipient.of(Scene.HOSPITAL, scene.hospitalEnc.certificate());
        var writer = new SignatureWriter(
                signer.identity(),
                new LetterAttribute(Purpose.LETTER, List.of(recipient)),
                Scene.NOW,
                Suite.GCM,
                Suite.GCM);
        var cms = new ByteArrayOutputStream();
        try {
            cms.write(writer.head());
            var segments = new SegmentOutput(cms);
            segments.write(payload);
            segments.finish();
            SignedAttributes attributes = writer.attributes(Sha256.hash(payload).bytes());
            cms.write(writer.foot(attributes, writer.sign(attributes, Scene.seeded(5))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return encrypt(headers(scene.letter()), entity(cms.toByteArray()), scene.hospitalEnc);
    }
}
