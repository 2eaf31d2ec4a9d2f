package org.passerelle.seal.suite;

import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.frame.MalformedFrame;

/** The content key for one recipient, as a letter carries it (RFC 5652 §6.2, RFC 5753 §3.1). */
public sealed interface RecipientKey {
    /** RecipientInfo's choice of key agreement. */
    int AGREEMENT_TAG = 1;

    /** Whose it is; empty when named by another way than issuerAndSerialNumber. */
    Optional<CertificateName> name();

    /** Recovers the content key; empty when it does not fit. */
    Optional<byte[]> unwrap(DecryptionKey ours, int keyOctets, SecureRandom random);

    /** As people call the way it is protected. */
    String title();

    /** Under an RSA key. */
    record Transported(Optional<CertificateName> name, AlgorithmIdentifier algorithm, byte[] wrapped)
            implements RecipientKey {
        @Override
        public Optional<byte[]> unwrap(DecryptionKey ours, int keyOctets, SecureRandom random) {
            return RsaTransport.unwrap(algorithm, wrapped, ours.key(), keyOctets, random);
        }

        @Override
        public String title() {
            return RsaTransport.title(algorithm);
        }
    }

    /** Under a key agreed with the recipient's elliptic-curve key. */
    record Agreed(
            Optional<CertificateName> name,
            AlgorithmIdentifier algorithm,
            byte[] material,
            byte[] point,
            byte[] wrapped)
            implements RecipientKey {
        @Override
        public Optional<byte[]> unwrap(DecryptionKey ours, int keyOctets, SecureRandom random) {
            if (!(ours.certificate().getPublicKey() instanceof ECPublicKey curve)) {
                return Optional.empty();
            }
            return EcdhAgreement.read(algorithm, material)
                    .unwrap(wrapped, ours.key(), point, curve)
                    .filter(octets -> octets.length == keyOctets);
        }

        @Override
        public String title() {
            return EcdhAgreement.read(algorithm, material).title();
        }
    }

    /**
     * Reads one RecipientInfo, which may be for several recipients.
     *
     * @return empty for a password or a shared key: no certificate names who holds it
     */
    static Optional<List<RecipientKey>> read(ASN1Encodable info) {
        if (info.toASN1Primitive() instanceof ASN1Sequence) {
            return Optional.of(List.of(transported(KeyTransRecipientInfo.getInstance(info))));
        }
        var tagged = ASN1TaggedObject.getInstance(info);
        return tagged.getTagNo() == AGREEMENT_TAG
                ? Optional.of(agreed(KeyAgreeRecipientInfo.getInstance(tagged, false)))
                : Optional.empty();
    }

    private static RecipientKey transported(KeyTransRecipientInfo info) {
        Optional<CertificateName> name = info.getRecipientIdentifier().getId() instanceof IssuerAndSerialNumber issuer
                ? Optional.of(CertificateName.of(issuer))
                : Optional.empty();
        if (info.getVersion().intValueExact() != (name.isPresent() ? 0 : 2)) {
            throw new MalformedFrame("another version of KeyTransRecipientInfo");
        }
        return new Transported(
                name, info.getKeyEncryptionAlgorithm(), info.getEncryptedKey().getOctets());
    }

    private static List<RecipientKey> agreed(KeyAgreeRecipientInfo info) {
        OriginatorPublicKey originator = info.getOriginator().getOriginatorKey();
        if (info.getVersion().intValueExact() != 3 || originator == null) {
            throw new MalformedFrame("another version of KeyAgreeRecipientInfo, or no ephemeral key");
        }
        ASN1BitString point = originator.getPublicKeyData();
        byte[] material = info.getUserKeyingMaterial() == null
                ? new byte[0]
                : info.getUserKeyingMaterial().getOctets();
        List<RecipientKey> keys = new ArrayList<>();
        for (ASN1Encodable element : info.getRecipientEncryptedKeys()) {
            var key = RecipientEncryptedKey.getInstance(element);
            IssuerAndSerialNumber issuer = key.getIdentifier().getIssuerAndSerialNumber();
            keys.add(new Agreed(
                    Optional.ofNullable(issuer).map(CertificateName::of),
                    info.getKeyEncryptionAlgorithm(),
                    material,
                    point.getOctets(),
                    key.getEncryptedKey().getOctets()));
        }
        return keys;
    }
}
