package org.passerelle.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.frame.BerWriter;

/** Writes what stands before and after the encrypted content of an AuthEnvelopedData (RFC 5083, RFC 5084). */
final class EnvelopeWriter {
    private static final int SEQUENCE = 0x30;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int CONSTRUCTED_IMPLICIT_0 = 0xA0;

    private final List<X509Certificate> recipients;

    EnvelopeWriter(List<X509Certificate> recipients) {
        this.recipients = recipients;
    }

    /** Refuses a certificate that no letter may be encrypted to. */
    void requireUsable(Instant at) {
        for (X509Certificate certificate : recipients) {
            if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
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

    /** A fresh content key. */
    static SecretKey newKey(SecureRandom random) {
        return new SecretKeySpec(octets(random, Algorithms.KEY_OCTETS), "AES");
    }

    /** A fresh nonce. */
    static byte[] newNonce(SecureRandom random) {
        return octets(random, Algorithms.NONCE_OCTETS);
    }

    static Cipher cipher(SecretKey key, byte[] nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * Algorithms.TAG_OCTETS, nonce));
            return cipher;
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java platform has AES-256-GCM", absent);
        }
    }

    /** ContentInfo and AuthEnvelopedData, to where the encrypted octets begin. */
    byte[] head(SecretKey key, byte[] nonce, SecureRandom random) {
        var infos = new ASN1EncodableVector();
        for (X509Certificate recipient : recipients) {
            infos.add(info(recipient, wrap(key, recipient, random)));
        }
        return head(infos, nonce);
    }

    /** How many octets {@link #head(SecretKey, byte[], SecureRandom)} has. */
    int headLength() {
        var infos = new ASN1EncodableVector();
        for (X509Certificate recipient : recipients) {
            RSAPublicKey publicKey = (RSAPublicKey) recipient.getPublicKey();
            infos.add(info(recipient, new byte[(publicKey.getModulus().bitLength() + 7) / 8]));
        }
        return head(infos, new byte[Algorithms.NONCE_OCTETS]).length;
    }

    /** From the end of the encrypted octets to the end. */
    static byte[] foot(byte[] tag) {
        return new BerWriter()
                .close(2)
                .add(SignedAttributes.encode(new DEROctetString(tag)))
                .close(3)
                .toBytes();
    }

    private static byte[] head(ASN1EncodableVector infos, byte[] nonce) {
        return new BerWriter()
                .open(SEQUENCE)
                .add(SignedAttributes.encode(CMSObjectIdentifiers.authEnvelopedData))
                .open(EXPLICIT_0, SEQUENCE)
                .add(SignedAttributes.encode(new ASN1Integer(0)))
                .add(SignedAttributes.encode(new DERSet(infos)))
                .open(SEQUENCE)
                .add(SignedAttributes.encode(PKCSObjectIdentifiers.data))
                .add(SignedAttributes.encode(Algorithms.gcm(nonce)))
                .open(CONSTRUCTED_IMPLICIT_0)
                .toBytes();
    }

    private static KeyTransRecipientInfo info(X509Certificate recipient, byte[] wrapped) {
        return new KeyTransRecipientInfo(
                new RecipientIdentifier(CertificateName.of(recipient).asn1()),
                Algorithms.OAEP,
                new DEROctetString(wrapped));
    }

    private static byte[] wrap(SecretKey key, X509Certificate recipient, SecureRandom random) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, recipient.getPublicKey(), Algorithms.oaepSpec(), random);
            return cipher.doFinal(key.getEncoded());
        } catch (GeneralSecurityException unusable) {
            throw Refusal.of(SealRefusal.ALGORITHM)
                    .with(FactKey.ALGORITHM, Algorithms.KEY_TRANSPORT)
                    .refused(unusable);
        }
    }

    private static byte[] octets(SecureRandom random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
