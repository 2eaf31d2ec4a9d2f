package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.EnumMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.TokenKey;
import org.passerelle.refusal.HouseBug;

/**
 * How signed attributes are signed (RFC 4056, RFC 5754, RFC 5753 §2).
 *
 * @param family which mathematics
 * @param digest the hash of attributes and content
 * @param salt octets of the PSS salt, 0 elsewhere
 */
public record SignatureScheme(Family family, Digest digest, int salt) {
    /** Octets of the salt that is written. */
    public static final int SALT_OCTETS = 32;
    /** Longest salt that is read. */
    public static final int LONGEST_SALT = 1024;

    /** The three that are read and written. */
    public enum Family {
        PSS,
        RSA_V15,
        ECDSA
    }

    private static final Map<Digest, ASN1ObjectIdentifier> RSA_NAMES = new EnumMap<>(Map.of(
            Digest.SHA_256, PKCSObjectIdentifiers.sha256WithRSAEncryption,
            Digest.SHA_384, PKCSObjectIdentifiers.sha384WithRSAEncryption,
            Digest.SHA_512, PKCSObjectIdentifiers.sha512WithRSAEncryption));
    private static final Map<Digest, ASN1ObjectIdentifier> ECDSA_NAMES = new EnumMap<>(Map.of(
            Digest.SHA_256, X9ObjectIdentifiers.ecdsa_with_SHA256,
            Digest.SHA_384, X9ObjectIdentifiers.ecdsa_with_SHA384,
            Digest.SHA_512, X9ObjectIdentifiers.ecdsa_with_SHA512));

    /**
     * Reads a SignerInfo's two algorithms, which must agree.
     *
     * @throws Unaccepted when they are none of ours, or contradict each other
     */
    public static SignatureScheme read(AlgorithmIdentifier signature, AlgorithmIdentifier digestAlgorithm) {
        Digest digest = Digest.of(digestAlgorithm);
        ASN1ObjectIdentifier name = signature.getAlgorithm();
        if (name.equals(PKCSObjectIdentifiers.id_RSASSA_PSS) && signature.getParameters() != null) {
            return pss(RSASSAPSSparams.getInstance(signature.getParameters()), digest, name);
        }
        boolean bare = signature.getParameters() == null || DERNull.INSTANCE.equals(signature.getParameters());
        if (bare && (name.equals(PKCSObjectIdentifiers.rsaEncryption) || name.equals(RSA_NAMES.get(digest)))) {
            return new SignatureScheme(Family.RSA_V15, digest, 0);
        }
        if (bare && name.equals(ECDSA_NAMES.get(digest))) {
            return new SignatureScheme(Family.ECDSA, digest, 0);
        }
        throw Unaccepted.of(name);
    }

    private static SignatureScheme pss(RSASSAPSSparams parameters, Digest digest, ASN1ObjectIdentifier name) {
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        int salt = parameters.getSaltLength().intValueExact();
        boolean accepted = Digest.find(parameters.getHashAlgorithm())
                        .filter(digest::equals)
                        .isPresent()
                && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && mask.getParameters() != null
                && Digest.find(AlgorithmIdentifier.getInstance(mask.getParameters()))
                        .filter(digest::equals)
                        .isPresent()
                && salt >= 0
                && salt <= LONGEST_SALT
                && parameters.getTrailerField().intValueExact() == 1;
        if (!accepted) {
            throw Unaccepted.of(name);
        }
        return new SignatureScheme(Family.PSS, digest, salt);
    }

    /** Whether a key of that kind can have signed so. */
    public boolean fits(PublicKey key) {
        return family == Family.ECDSA ? key instanceof ECPublicKey : key instanceof RSAPublicKey;
    }

    public AlgorithmIdentifier identifier() {
        return switch (family) {
            case PSS ->
                new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_RSASSA_PSS,
                        new RSASSAPSSparams(
                                digest.identifier(),
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, digest.identifier()),
                                new ASN1Integer(salt),
                                RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
            case RSA_V15 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            case ECDSA -> new AlgorithmIdentifier(ecdsaName());
        };
    }

    private ASN1ObjectIdentifier ecdsaName() {
        ASN1ObjectIdentifier name = ECDSA_NAMES.get(digest);
        if (name == null) {
            throw new HouseBug("each digest has its ECDSA name");
        }
        return name;
    }

    /** As people call it. */
    public String title() {
        return switch (family) {
            case PSS -> "RSASSA-PSS-" + digest.inSignature() + "-MGF1-" + digest.inSignature() + "-" + salt;
            case RSA_V15 -> "RSASSA-PKCS1-v1_5-" + digest.inSignature();
            case ECDSA -> "ECDSA-" + digest.inSignature();
        };
    }

    public byte[] sign(PrivateKey key, byte[] octets, SecureRandom random) throws GeneralSecurityException {
        if (key instanceof TokenKey token) {
            return token.sign(jdkName(), parameters(), octets);
        }
        Signature signature = Crypto.chosen().signing(jdkName(), parameters(), key, random);
        signature.update(octets);
        return signature.sign();
    }

    public boolean verifies(PublicKey key, byte[] octets, byte[] value) {
        try {
            Signature signature = Crypto.chosen().verifying(jdkName(), parameters(), key);
            signature.update(octets);
            return signature.verify(value);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private String jdkName() {
        return switch (family) {
            case PSS -> "RSASSA-PSS";
            case RSA_V15 -> digest.inSignature() + "withRSA";
            case ECDSA -> digest.inSignature() + "withECDSA";
        };
    }

    private @Nullable PSSParameterSpec parameters() {
        return family == Family.PSS
                ? new PSSParameterSpec(digest.jdkName(), "MGF1", new MGF1ParameterSpec(digest.jdkName()), salt, 1)
                : null;
    }
}
