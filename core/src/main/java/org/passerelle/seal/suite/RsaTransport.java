package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.TokenKey;

/** RSA key transport (RFC 3560, RFC 8017 §7): the content key under a recipient's public key. */
public enum RsaTransport {
    /** OAEP, SHA-256 throughout, empty label. */
    OAEP("RSAES-OAEP-SHA256-MGF1-SHA256", oaepSha256()),
    /** PKCS#1 v1.5, for readers that know no other. */
    V15("RSAES-PKCS1-v1_5", new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE));

    /** Hashes inside OAEP; collisions do not matter there, so that SHA-1, which is OpenSSL's default, may be read. */
    private static final Map<ASN1ObjectIdentifier, String> OAEP_HASHES = Map.of(
            OIWObjectIdentifiers.idSHA1, "SHA-1",
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    private static final String V15_CIPHER = "RSA/ECB/PKCS1Padding";
    private static final String OAEP_CIPHER = "RSA/ECB/OAEPPadding";

    private final String title;
    private final AlgorithmIdentifier identifier;

    RsaTransport(String title, AlgorithmIdentifier identifier) {
        this.title = title;
        this.identifier = identifier;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    public AlgorithmIdentifier identifier() {
        return identifier;
    }

    /** The content key, encrypted. */
    public byte[] wrap(SecretKey key, PublicKey recipient, SecureRandom random) throws GeneralSecurityException {
        Crypto crypto = Crypto.chosen();
        Cipher cipher = this == OAEP
                ? crypto.encrypting(OAEP_CIPHER, oaepSpec("SHA-256", "SHA-256"), recipient, random)
                : crypto.encrypting(V15_CIPHER, null, recipient, random);
        return cipher.doFinal(key.getEncoded());
    }

    /**
     * The content key, decrypted. What v1.5 does not fit yields another key of the right length, so that nobody learns from
     * the answer whether the padding was right (RFC 3218 §2.3.2).
     *
     * @throws Unaccepted when the transport is another, or has other parameters
     */
    public static Optional<byte[]> unwrap(
            AlgorithmIdentifier algorithm, byte[] wrapped, PrivateKey key, int keyOctets, SecureRandom random) {
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
            return decrypt(OAEP_CIPHER, oaep(algorithm), wrapped, key).filter(octets -> octets.length == keyOctets);
        }
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            throw Unaccepted.of(algorithm.getAlgorithm());
        }
        byte[] other = new byte[keyOctets];
        random.nextBytes(other);
        return decrypt(V15_CIPHER, null, wrapped, key)
                .filter(octets -> octets.length == keyOctets)
                .or(() -> Optional.of(other));
    }

    /** As people call what that identifier names. */
    public static String title(AlgorithmIdentifier algorithm) {
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
            return V15.title;
        }
        OAEPParameterSpec spec = oaep(algorithm);
        String mask = ((MGF1ParameterSpec) spec.getMGFParameters()).getDigestAlgorithm();
        return "RSAES-OAEP-" + spec.getDigestAlgorithm().replace("-", "") + "-MGF1-" + mask.replace("-", "");
    }

    private static Optional<byte[]> decrypt(
            String name, @Nullable AlgorithmParameterSpec parameters, byte[] wrapped, PrivateKey key) {
        try {
            if (key instanceof TokenKey token) {
                return Optional.of(
                        parameters instanceof OAEPParameterSpec oaep
                                ? TokenOaep.decipher(token, oaep, wrapped)
                                : token.decipher(name, wrapped));
            }
            return Optional.of(Crypto.chosen().decrypting(name, parameters, key).doFinal(wrapped));
        } catch (GeneralSecurityException wrong) {
            return Optional.empty();
        }
    }

    private static OAEPParameterSpec oaep(AlgorithmIdentifier algorithm) {
        RSAESOAEPparams parameters = algorithm.getParameters() == null
                ? new RSAESOAEPparams()
                : RSAESOAEPparams.getInstance(algorithm.getParameters());
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        boolean plain = parameters.getPSourceAlgorithm().equals(RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM)
                && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && mask.getParameters() != null;
        if (!plain) {
            throw Unaccepted.of(algorithm.getAlgorithm());
        }
        return oaepSpec(
                hash(parameters.getHashAlgorithm()), hash(AlgorithmIdentifier.getInstance(mask.getParameters())));
    }

    private static String hash(AlgorithmIdentifier algorithm) {
        String name = OAEP_HASHES.get(algorithm.getAlgorithm());
        if (name == null) {
            throw Unaccepted.of(algorithm.getAlgorithm());
        }
        return name;
    }

    /** Explicit throughout: the JDK's own default for MGF1 is SHA-1. */
    private static OAEPParameterSpec oaepSpec(String hash, String mask) {
        return new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), PSource.PSpecified.DEFAULT);
    }

    private static AlgorithmIdentifier oaepSha256() {
        AlgorithmIdentifier sha256 = Digest.SHA_256.identifier();
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSAES_OAEP,
                new RSAESOAEPparams(
                        sha256,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
                        RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
    }
}
