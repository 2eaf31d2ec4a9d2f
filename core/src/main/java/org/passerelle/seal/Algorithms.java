package org.passerelle.seal;

import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** The algorithms of WIRE §2, written one way and read in no other. */
final class Algorithms {
    /** Octets of the AES-256 content key. */
    static final int KEY_OCTETS = 32;
    /** Octets of the GCM nonce. */
    static final int NONCE_OCTETS = 12;
    /** Octets of the GCM tag. */
    static final int TAG_OCTETS = 16;
    /** Octets of the PSS salt. */
    static final int SALT_OCTETS = 32;
    /** Fewest bits of an RSA key. */
    static final int RSA_BITS = 2048;

    static final String CONTENT_CIPHER = "AES-256-GCM";
    static final String KEY_TRANSPORT = "RSAES-OAEP-SHA256-MGF1-SHA256";
    static final String SIGNATURE_NAME = "RSASSA-PSS-SHA256-MGF1-SHA256-32";

    static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier SHA256_NULL =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    private static final AlgorithmIdentifier MGF1_SHA256 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256);

    static final AlgorithmIdentifier PSS = new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            new RSASSAPSSparams(
                    SHA256, MGF1_SHA256, new ASN1Integer(SALT_OCTETS), RSASSAPSSparams.DEFAULT_TRAILER_FIELD));

    static final AlgorithmIdentifier OAEP = new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            new RSAESOAEPparams(SHA256, MGF1_SHA256, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));

    private Algorithms() {}

    static PSSParameterSpec pssSpec() {
        return new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_OCTETS, 1);
    }

    /** Explicit throughout: the JDK's own default for MGF1 is SHA-1. */
    static OAEPParameterSpec oaepSpec() {
        return new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    }

    static AlgorithmIdentifier gcm(byte[] nonce) {
        return new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, TAG_OCTETS));
    }

    /** The nonce of an AES-256-GCM algorithm identifier; every other cipher, nonce or tag length is refused. */
    static byte[] gcmNonce(AlgorithmIdentifier algorithm) {
        require(algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_GCM), algorithm.getAlgorithm());
        GCMParameters parameters = GCMParameters.getInstance(algorithm.getParameters());
        byte[] nonce = parameters.getNonce();
        require(nonce.length == NONCE_OCTETS && parameters.getIcvLen() == TAG_OCTETS, algorithm.getAlgorithm());
        return nonce;
    }

    static void requireSha256(AlgorithmIdentifier algorithm) {
        require(isSha256(algorithm), algorithm.getAlgorithm());
    }

    static void requirePss(AlgorithmIdentifier algorithm) {
        boolean named = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
        require(named && algorithm.getParameters() != null, algorithm.getAlgorithm());
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
        require(
                isSha256(parameters.getHashAlgorithm())
                        && isMgf1Sha256(parameters.getMaskGenAlgorithm())
                        && parameters.getSaltLength().intValueExact() == SALT_OCTETS
                        && parameters.getTrailerField().intValueExact() == 1,
                algorithm.getAlgorithm());
    }

    static void requireOaep(AlgorithmIdentifier algorithm) {
        boolean named = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP);
        require(named && algorithm.getParameters() != null, algorithm.getAlgorithm());
        RSAESOAEPparams parameters = RSAESOAEPparams.getInstance(algorithm.getParameters());
        require(
                isSha256(parameters.getHashAlgorithm())
                        && isMgf1Sha256(parameters.getMaskGenAlgorithm())
                        && parameters.getPSourceAlgorithm().equals(RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM),
                algorithm.getAlgorithm());
    }

    private static boolean isSha256(AlgorithmIdentifier algorithm) {
        return algorithm.equals(SHA256) || algorithm.equals(SHA256_NULL);
    }

    private static boolean isMgf1Sha256(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && algorithm.getParameters() != null
                && isSha256(AlgorithmIdentifier.getInstance(algorithm.getParameters()));
    }

    private static void require(boolean accepted, ASN1ObjectIdentifier actual) {
        if (!accepted) {
            throw Refusal.of(SealRefusal.ALGORITHM)
                    .with(FactKey.ALGORITHM, actual.getId())
                    .refused();
        }
    }
}
