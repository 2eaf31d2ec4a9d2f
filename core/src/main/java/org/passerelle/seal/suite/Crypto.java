package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.HouseBug;

/**
 * Who computes what seals and opens letters. It is chosen for the whole process, as the JDK's own list of providers is; every choice
 * writes and reads the same letters. A key in a token is always worked by the token's own provider.
 */
public enum Crypto {
    /**
     * Ciphers and digests by the JDK. Keys by Amazon Corretto Crypto Provider when it is on the class path; without it RSA by the JDK and
     * elliptic curves by Bouncy Castle, whose are faster.
     */
    FASTEST,
    /** The same, but never by the accelerator's native code. */
    JDK,
    /** Everything by Bouncy Castle. */
    STANDARD;

    /** The system property that names the choice in small letters; {@code fastest} when absent. */
    public static final String PROPERTY = "passerelle.crypto";

    private static volatile Crypto chosen =
            valueOf(System.getProperty(PROPERTY, "fastest").toUpperCase(Locale.ROOT));

    /** Whether the accelerator is on the class path and works on this machine. */
    public static boolean isAccelerated() {
        return Providers.accelerator().isPresent();
    }

    /** The process's choice. */
    public static Crypto chosen() {
        return chosen;
    }

    /** Chooses for the process, from now on. */
    public static void choose(Crypto crypto) {
        chosen = crypto;
    }

    MessageDigest digest(String name) {
        try {
            return this == STANDARD
                    ? MessageDigest.getInstance(name, Providers.bouncyCastle())
                    : MessageDigest.getInstance(name);
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java platform has SHA-2", absent);
        }
    }

    /** A cipher for content, or for a content key under another symmetric key. */
    Cipher cipher(String transformation) throws GeneralSecurityException {
        return this == STANDARD
                ? Cipher.getInstance(transformation, Providers.bouncyCastle())
                : Cipher.getInstance(transformation);
    }

    /** Ready to sign with a private key. */
    Signature signing(String name, @Nullable AlgorithmParameterSpec parameters, PrivateKey key, SecureRandom random)
            throws GeneralSecurityException {
        WorkedKey worked = WorkedKey.of(key, provider(key));
        Signature signature = worked.provider().isPresent()
                ? Signature.getInstance(name, worked.provider().get())
                : Signature.getInstance(name);
        set(signature, parameters);
        signature.initSign(worked.key(), random);
        return signature;
    }

    /** Ready to verify under a public key. */
    Signature verifying(String name, @Nullable AlgorithmParameterSpec parameters, PublicKey key)
            throws GeneralSecurityException {
        Optional<Provider> provider = provider(key);
        if (provider.isPresent()) {
            try {
                Signature signature = Signature.getInstance(name, provider.get());
                set(signature, parameters);
                signature.initVerify(key);
                return signature;
            } catch (InvalidKeyException | InvalidAlgorithmParameterException unknownThere) {
                // such as a rare curve: the JDK may know it
            }
        }
        Signature signature = Signature.getInstance(name);
        set(signature, parameters);
        signature.initVerify(key);
        return signature;
    }

    /** An RSA cipher, ready to encrypt a content key. */
    Cipher encrypting(
            String transformation, @Nullable AlgorithmParameterSpec parameters, PublicKey key, SecureRandom random)
            throws GeneralSecurityException {
        // The JDK's public operation is fast enough, and takes its randomness from the source given.
        Cipher cipher = cipher(transformation);
        cipher.init(Cipher.ENCRYPT_MODE, key, parameters, random);
        return cipher;
    }

    /** An RSA cipher, ready to decrypt a content key. */
    Cipher decrypting(String transformation, @Nullable AlgorithmParameterSpec parameters, PrivateKey key)
            throws GeneralSecurityException {
        WorkedKey worked = WorkedKey.of(key, provider(key));
        if (worked.provider().isPresent()) {
            try {
                Cipher cipher =
                        Cipher.getInstance(transformation, worked.provider().get());
                cipher.init(Cipher.DECRYPT_MODE, worked.key(), parameters);
                return cipher;
            } catch (InvalidAlgorithmParameterException unknownThere) {
                // such as a rare mixture of OAEP's hashes: the JDK knows them all
            }
        }
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(Cipher.DECRYPT_MODE, key, parameters);
        return cipher;
    }

    /** A key pair on the same curve. */
    KeyPair pair(ECPublicKey beside, SecureRandom random) throws GeneralSecurityException {
        ECParameterSpec curve = beside.getParams();
        Optional<Provider> provider = provider(beside);
        if (provider.isPresent()) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider.get());
                generator.initialize(curve, random);
                return generator.generateKeyPair();
            } catch (InvalidAlgorithmParameterException unknownThere) {
                // such as a rare curve: the JDK may know it
            }
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(curve, random);
        return generator.generateKeyPair();
    }

    /**
     * The secret that two keys on one curve agree on.
     *
     * @param theirs a SubjectPublicKeyInfo
     */
    byte[] agreed(PrivateKey ours, byte[] theirs) throws GeneralSecurityException {
        WorkedKey worked = WorkedKey.of(ours, provider(ours));
        Optional<Provider> provider = worked.provider();
        KeyFactory factory =
                provider.isPresent() ? KeyFactory.getInstance("EC", provider.get()) : KeyFactory.getInstance("EC");
        KeyAgreement agreement = provider.isPresent()
                ? KeyAgreement.getInstance("ECDH", provider.get())
                : KeyAgreement.getInstance("ECDH");
        agreement.init(worked.key());
        agreement.doPhase(factory.generatePublic(new X509EncodedKeySpec(theirs)), true);
        return agreement.generateSecret();
    }

    /** Who works a key; empty for whom the JDK finds. */
    private Optional<Provider> provider(Key key) {
        if (this == STANDARD) {
            return Optional.of(Providers.bouncyCastle());
        }
        if (this == FASTEST && Providers.accelerator().isPresent()) {
            return Providers.accelerator();
        }
        return key.getAlgorithm().startsWith("EC") ? Optional.of(Providers.bouncyCastle()) : Optional.empty();
    }

    private static void set(Signature signature, @Nullable AlgorithmParameterSpec parameters)
            throws InvalidAlgorithmParameterException {
        if (parameters != null) {
            signature.setParameter(parameters);
        }
    }
}
