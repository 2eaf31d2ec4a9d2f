package org.passerelle.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.frame.BerWriter;
import org.passerelle.seal.suite.ContentCipher;
import org.passerelle.seal.suite.EcdhAgreement;
import org.passerelle.seal.suite.Suite;

/**
 * Writes what stands before and after the encrypted content of an AuthEnvelopedData (RFC 5083, RFC 5084), or of an EnvelopedData
 * (RFC 5652 §6) in the compatible suite.
 */
final class EnvelopeWriter {
    private static final int SEQUENCE = 0x30;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int CONSTRUCTED_IMPLICIT_0 = 0xA0;
    private static final EcdhAgreement AGREEMENT = EcdhAgreement.written();

    private final List<X509Certificate> recipients;
    private final Suite suite;

    EnvelopeWriter(List<X509Certificate> recipients, Suite suite) {
        this.recipients = recipients;
        this.suite = suite;
    }

    /** Refuses a certificate that no letter may be encrypted to. */
    void requireUsable(Instant at) {
        for (X509Certificate certificate : recipients) {
            boolean known = certificate.getPublicKey() instanceof RSAPublicKey
                    || certificate.getPublicKey() instanceof ECPublicKey;
            if (!known) {
                throw Refusal.of(SealRefusal.ALGORITHM)
                        .with(FactKey.ALGORITHM, certificate.getPublicKey().getAlgorithm())
                        .refused();
            }
            if (!Certificates.isStrong(certificate)) {
                throw SealRefusal.WEAK_KEY.of(certificate);
            }
            if (!Certificates.isValidAt(certificate, at)) {
                throw SealRefusal.RECIPIENT_EXPIRED.of(certificate);
            }
            if (!Certificates.mayReceive(certificate)) {
                throw SealRefusal.RECIPIENT_KEY_USAGE.of(certificate);
            }
        }
    }

    /** The names of the algorithms used, for people and reports. */
    List<String> algorithms() {
        return Stream.concat(
                        Stream.of(suite.cipher().title()),
                        recipients.stream()
                                .map(recipient -> recipient.getPublicKey() instanceof ECPublicKey
                                        ? AGREEMENT.title()
                                        : suite.transport().title())
                                .distinct())
                .toList();
    }

    /** ContentInfo and the enveloped data, to where the encrypted octets begin. */
    byte[] head(SecretKey key, ContentCipher.Use use, SecureRandom random) {
        var infos = new ASN1EncodableVector();
        try {
            for (X509Certificate recipient : recipients) {
                infos.add(info(recipient, key, random));
            }
        } catch (GeneralSecurityException unusable) {
            throw Refusal.of(SealRefusal.ALGORITHM)
                    .with(FactKey.ALGORITHM, suite.transport().title())
                    .refused(unusable);
        }
        return head(infos, use.identifier());
    }

    /** Octets of the tag, none where the cipher has none. */
    int tagLength() {
        return suite.cipher().isAuthenticated() ? ContentCipher.TAG_OCTETS : 0;
    }

    /** From the end of the encrypted octets to the end. */
    byte[] foot(byte[] tag) {
        var foot = new BerWriter().close(2);
        if (suite.cipher().isAuthenticated()) {
            foot.add(SignedAttributes.encode(new DEROctetString(tag)));
        }
        return foot.close(3).toBytes();
    }

    private byte[] head(ASN1EncodableVector infos, AlgorithmIdentifier cipher) {
        boolean gcm = suite.cipher().isAuthenticated();
        boolean agreements = recipients.stream().anyMatch(each -> each.getPublicKey() instanceof ECPublicKey);
        return new BerWriter()
                .open(SEQUENCE)
                .add(SignedAttributes.encode(
                        gcm ? CMSObjectIdentifiers.authEnvelopedData : CMSObjectIdentifiers.envelopedData))
                .open(EXPLICIT_0, SEQUENCE)
                .add(SignedAttributes.encode(new ASN1Integer(gcm || !agreements ? 0 : 2)))
                .add(SignedAttributes.encode(new DERSet(infos)))
                .open(SEQUENCE)
                .add(SignedAttributes.encode(PKCSObjectIdentifiers.data))
                .add(SignedAttributes.encode(cipher))
                .open(CONSTRUCTED_IMPLICIT_0)
                .toBytes();
    }

    private ASN1Encodable info(X509Certificate recipient, SecretKey key, SecureRandom random)
            throws GeneralSecurityException {
        if (recipient.getPublicKey() instanceof ECPublicKey curve) {
            KeyPair ephemeral = EcdhAgreement.ephemeral(curve, random);
            byte[] point = SubjectPublicKeyInfo.getInstance(
                            ephemeral.getPublic().getEncoded())
                    .getPublicKeyData()
                    .getOctets();
            return agreed(recipient, point, AGREEMENT.wrap(key, ephemeral.getPrivate(), curve));
        }
        return transported(recipient, suite.transport().wrap(key, recipient.getPublicKey(), random));
    }

    private ASN1Encodable transported(X509Certificate recipient, byte[] wrapped) {
        return new KeyTransRecipientInfo(
                new RecipientIdentifier(CertificateName.of(recipient).asn1()),
                suite.transport().identifier(),
                new DEROctetString(wrapped));
    }

    private static ASN1Encodable agreed(X509Certificate recipient, byte[] point, byte[] wrapped) {
        var originator = new OriginatorIdentifierOrKey(
                new OriginatorPublicKey(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey), point));
        var encrypted = new RecipientEncryptedKey(
                new KeyAgreeRecipientIdentifier(CertificateName.of(recipient).asn1()), new DEROctetString(wrapped));
        return new RecipientInfo(
                new KeyAgreeRecipientInfo(originator, null, AGREEMENT.identifier(), new DERSequence(encrypted)));
    }
}
