package org.passerelle.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.frame.BerWriter;
import org.passerelle.seal.suite.SignatureScheme;
import org.passerelle.seal.suite.Suite;

/** Writes what stands before and after the content of a SignedData (RFC 5652 §5) with one signer. */
final class SignatureWriter {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OCTETS = 0x04;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int IMPLICIT_0 = 0xA0;
    private static final int CONSTRUCTED_OCTETS = 0x24;
    private static final ASN1Integer VERSION = new ASN1Integer(1);

    private final Identity signer;
    private final LetterAttribute purpose;
    private final Instant signingTime;
    private final SignatureScheme scheme;
    private final Suite reads;

    /**
     * @param suite what the signature's readers read
     * @param reads what the signer's own software reads, as it says to them
     */
    SignatureWriter(Identity signer, LetterAttribute purpose, Instant signingTime, Suite suite, Suite reads) {
        this.signer = signer;
        this.purpose = purpose;
        this.signingTime = signingTime;
        this.scheme = suite.signature(signer.certificate().getPublicKey());
        this.reads = reads;
    }

    /**
     * A writer for a certificate that the signature's readers accept.
     *
     * @throws org.passerelle.refusal.Refused with a {@link SealRefusal} when they would refuse it
     */
    static SignatureWriter usable(
            Identity signer, LetterAttribute purpose, Instant signingTime, Suite suite, Suite reads) {
        var writer = new SignatureWriter(signer, purpose, signingTime, suite, reads);
        writer.requireUsable();
        return writer;
    }

    private void requireUsable() {
        X509Certificate certificate = signer.certificate();
        if (!scheme.fits(certificate.getPublicKey())) {
            throw Refusal.of(SealRefusal.ALGORITHM)
                    .with(FactKey.ALGORITHM, certificate.getPublicKey().getAlgorithm())
                    .refused();
        }
        if (!Certificates.isStrong(certificate)) {
            throw SealRefusal.WEAK_KEY.of(certificate);
        }
        if (!Certificates.isValidAt(certificate, signingTime)) {
            throw SealRefusal.EXPIRED.of(certificate);
        }
        if (!Certificates.maySign(certificate)) {
            throw SealRefusal.KEY_USAGE.of(certificate);
        }
    }

    /** ContentInfo and SignedData, to where the content's octets begin. */
    byte[] head() {
        return start().open(EXPLICIT_0, CONSTRUCTED_OCTETS).toBytes();
    }

    /** All of a SignedData whose content stands elsewhere (RFC 8551 §3.5). */
    byte[] detached(SignedAttributes attributes, byte[] signature) {
        return start().close(1).add(tail(attributes, signature)).close(3).toBytes();
    }

    /** From the content's end to the end. */
    byte[] foot(SignedAttributes attributes, byte[] signature) {
        return new BerWriter()
                .close(3)
                .add(tail(attributes, signature))
                .close(3)
                .toBytes();
    }

    SignedAttributes attributes(byte[] contentDigest) {
        return SignedAttributes.write(purpose, contentDigest, signingTime, signer.certificate(), scheme, reads);
    }

    byte[] sign(SignedAttributes attributes, SecureRandom random) {
        try {
            return scheme.sign(signer.key(), attributes.der(), random);
        } catch (GeneralSecurityException unusable) {
            throw Refusal.of(SealRefusal.ALGORITHM)
                    .with(FactKey.ALGORITHM, scheme.title())
                    .refused(unusable);
        }
    }

    /** The name of the algorithm used, for people and reports. */
    String algorithm() {
        return scheme.title();
    }

    private BerWriter start() {
        return new BerWriter()
                .open(SEQUENCE)
                .add(SignedAttributes.encode(CMSObjectIdentifiers.signedData))
                .open(EXPLICIT_0, SEQUENCE)
                .add(SignedAttributes.encode(VERSION))
                .add(SignedAttributes.encode(new DERSet(scheme.digest().identifier())))
                .open(SEQUENCE)
                .add(SignedAttributes.encode(PKCSObjectIdentifiers.data));
    }

    private byte[] tail(SignedAttributes attributes, byte[] signature) {
        byte[] signed = attributes.der();
        signed[0] = (byte) IMPLICIT_0;
        byte[] info = BerWriter.element(
                SEQUENCE,
                SignedAttributes.encode(VERSION),
                CertificateName.of(signer.certificate()).der(),
                SignedAttributes.encode(scheme.digest().identifier()),
                signed,
                SignedAttributes.encode(scheme.identifier()),
                BerWriter.element(OCTETS, signature));
        return new BerWriter()
                .add(BerWriter.element(IMPLICIT_0, certificates()))
                .add(BerWriter.element(SET, info))
                .toBytes();
    }

    /** The chain without its root: whoever believes the root has it. */
    private byte[][] certificates() {
        return signer.chain().stream()
                .filter(certificate -> certificate.equals(signer.certificate())
                        || !certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .map(Certificates::der)
                .sorted(Arrays::compareUnsigned)
                .toArray(byte[][]::new);
    }
}
