package org.passerelle.seal.suite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.KDFParameters;
import org.passerelle.port.trust.TokenKey;
import org.passerelle.refusal.HouseBug;

/**
 * One ephemeral-static ECDH key agreement (RFC 5753 §3.1) that gives the key under which a content key is wrapped (RFC 3394).
 *
 * @param scheme agreement and key derivation
 * @param wrap the key wrap, as it stands in the message: it is hashed into the derived key
 * @param userKeyingMaterial the sender's contribution; empty when there is none
 */
public record EcdhAgreement(ASN1ObjectIdentifier scheme, AlgorithmIdentifier wrap, byte[] userKeyingMaterial) {
    /**
     * The hash under which a key is derived.
     *
     * @param title as people call it
     * @param fresh ready to be fed
     */
    private record Derivation(String title, Supplier<Digest> fresh) {}

    private static final Map<ASN1ObjectIdentifier, Derivation> SCHEMES = Map.of(
            X9ObjectIdentifiers.dhSinglePass_stdDH_sha1kdf_scheme, new Derivation("SHA1", SHA1Digest::new),
            SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme,
                    new Derivation("SHA256", SHA256Digest::newInstance),
            SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme, new Derivation("SHA384", SHA384Digest::new),
            SECObjectIdentifiers.dhSinglePass_stdDH_sha512kdf_scheme, new Derivation("SHA512", SHA512Digest::new));
    private static final Map<ASN1ObjectIdentifier, Integer> WRAPS = Map.of(
            NISTObjectIdentifiers.id_aes128_wrap, 16,
            NISTObjectIdentifiers.id_aes192_wrap, 24,
            NISTObjectIdentifiers.id_aes256_wrap, 32);

    public EcdhAgreement {
        userKeyingMaterial = userKeyingMaterial.clone();
        if (!SCHEMES.containsKey(scheme)) {
            throw Unaccepted.of(scheme);
        }
        if (!WRAPS.containsKey(wrap.getAlgorithm())) {
            throw Unaccepted.of(wrap.getAlgorithm());
        }
    }

    /** What is written: SHA-256 derivation, AES-256 wrap. */
    public static EcdhAgreement written() {
        return new EcdhAgreement(
                SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme,
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap),
                new byte[0]);
    }

    /** @throws Unaccepted for another scheme or wrap */
    public static EcdhAgreement read(AlgorithmIdentifier algorithm, byte[] userKeyingMaterial) {
        if (!SCHEMES.containsKey(algorithm.getAlgorithm()) || algorithm.getParameters() == null) {
            throw Unaccepted.of(algorithm.getAlgorithm());
        }
        return new EcdhAgreement(
                algorithm.getAlgorithm(),
                AlgorithmIdentifier.getInstance(algorithm.getParameters()),
                userKeyingMaterial);
    }

    public AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(scheme, wrap);
    }

    /** As people call it. */
    public String title() {
        return "ECDH-" + derivation().title() + "-AES" + 8 * WRAPS.getOrDefault(wrap.getAlgorithm(), 0) + "-WRAP";
    }

    /** A key on the recipient's curve, for one letter. */
    public static KeyPair ephemeral(ECPublicKey recipient, SecureRandom random) throws GeneralSecurityException {
        return Crypto.chosen().pair(recipient, random);
    }

    /** The content key, wrapped. */
    public byte[] wrap(SecretKey key, PrivateKey ephemeral, PublicKey recipient) throws GeneralSecurityException {
        Cipher cipher = Crypto.chosen().cipher("AESWrap");
        cipher.init(Cipher.WRAP_MODE, wrappingKey(ephemeral, recipient.getEncoded()));
        return cipher.wrap(key);
    }

    /**
     * The content key, unwrapped; empty when it does not fit.
     *
     * @param originator the sender's point, on the curve of our certificate
     */
    public Optional<byte[]> unwrap(byte[] wrapped, PrivateKey ours, byte[] originator, ECPublicKey ourCertificate) {
        try {
            Cipher cipher = Crypto.chosen().cipher("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, wrappingKey(ours, point(originator, ourCertificate)));
            return Optional.of(cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded());
        } catch (GeneralSecurityException | IOException wrong) {
            return Optional.empty();
        }
    }

    private SecretKey wrappingKey(PrivateKey ours, byte[] theirs) throws GeneralSecurityException {
        byte[] key = new byte[WRAPS.getOrDefault(wrap.getAlgorithm(), 0)];
        var derivation = new KDF2BytesGenerator(derivation().fresh().get());
        derivation.init(new KDFParameters(secret(ours, theirs), sharedInfo(key.length)));
        derivation.generateBytes(key, 0, key.length);
        return new SecretKeySpec(key, "AES");
    }

    private static byte[] secret(PrivateKey ours, byte[] theirs) throws GeneralSecurityException {
        if (ours instanceof TokenKey token) {
            // Bouncy Castle takes no point of another curve, which would tell something of the key; not every token
            // looks.
            var factory = KeyFactory.getInstance("EC", Providers.bouncyCastle());
            return token.agree(factory.generatePublic(new X509EncodedKeySpec(theirs)));
        }
        return Crypto.chosen().agreed(ours, theirs);
    }

    /** RFC 5753 §7.2. */
    private byte[] sharedInfo(int keyOctets) {
        byte[] bits = ByteBuffer.allocate(4).putInt(8 * keyOctets).array();
        var info = userKeyingMaterial.length == 0
                ? new ECCCMSSharedInfo(wrap, bits)
                : new ECCCMSSharedInfo(wrap, userKeyingMaterial, bits);
        try {
            return info.getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new HouseBug("ASN.1 in memory can be encoded", impossible);
        }
    }

    private Derivation derivation() {
        Derivation derivation = SCHEMES.get(scheme);
        if (derivation == null) {
            throw new HouseBug("no agreement is made with another scheme");
        }
        return derivation;
    }

    private static byte[] point(byte[] point, ECPublicKey curve) throws IOException {
        var ours = SubjectPublicKeyInfo.getInstance(curve.getEncoded());
        return new SubjectPublicKeyInfo(ours.getAlgorithm(), point).getEncoded();
    }

    @Override
    public byte[] userKeyingMaterial() {
        return userKeyingMaterial.clone();
    }
}
