package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.passerelle.refusal.HouseBug;

/** The content ciphers that are read; letters are written in the two of 256 bits (RFC 3565, RFC 5084). */
public enum ContentCipher {
    AES_256_GCM(NISTObjectIdentifiers.id_aes256_GCM, 32, true),
    AES_192_GCM(NISTObjectIdentifiers.id_aes192_GCM, 24, true),
    AES_128_GCM(NISTObjectIdentifiers.id_aes128_GCM, 16, true),
    AES_256_CBC(NISTObjectIdentifiers.id_aes256_CBC, 32, false),
    AES_192_CBC(NISTObjectIdentifiers.id_aes192_CBC, 24, false),
    AES_128_CBC(NISTObjectIdentifiers.id_aes128_CBC, 16, false);

    /** Octets of the GCM nonce. */
    public static final int NONCE_OCTETS = 12;
    /** Octets of the GCM tag. */
    public static final int TAG_OCTETS = 16;
    /** Octets of the CBC initialisation vector, and of a block. */
    public static final int BLOCK_OCTETS = 16;

    private final ASN1ObjectIdentifier oid;
    private final int keyOctets;
    private final boolean authenticated;

    ContentCipher(ASN1ObjectIdentifier oid, int keyOctets, boolean authenticated) {
        this.oid = oid;
        this.keyOctets = keyOctets;
        this.authenticated = authenticated;
    }

    /**
     * One use of a cipher.
     *
     * @param cipher which
     * @param start the nonce or the initialisation vector
     */
    public record Use(ContentCipher cipher, byte[] start) {
        public Use {
            start = start.clone();
        }

        /** @throws Unaccepted for every other cipher, nonce or tag length */
        public static Use read(AlgorithmIdentifier algorithm) {
            for (ContentCipher cipher : values()) {
                if (cipher.oid.equals(algorithm.getAlgorithm()) && algorithm.getParameters() != null) {
                    return new Use(cipher, cipher.readStart(algorithm));
                }
            }
            throw Unaccepted.of(algorithm.getAlgorithm());
        }

        public AlgorithmIdentifier identifier() {
            ASN1Encodable parameters =
                    cipher.authenticated ? new GCMParameters(start, TAG_OCTETS) : new DEROctetString(start);
            return new AlgorithmIdentifier(cipher.oid, parameters);
        }

        /** Ready to encrypt. */
        public Cipher encryption(SecretKey key) {
            return cipher.authenticated
                    ? engine(Cipher.ENCRYPT_MODE, "AES/GCM/NoPadding", key, new GCMParameterSpec(8 * TAG_OCTETS, start))
                    : engine(Cipher.ENCRYPT_MODE, "AES/CBC/PKCS5Padding", key, new IvParameterSpec(start));
        }

        /** Ready to decrypt, octet by octet. */
        public ContentDecryption decryption(SecretKey key) {
            return cipher.authenticated ? new GcmDecryption(this, key) : new CbcDecryption(this, key);
        }

        @Override
        public byte[] start() {
            return start.clone();
        }
    }

    /** A use with a fresh nonce or vector. */
    public Use fresh(SecureRandom random) {
        return new Use(this, octets(random, authenticated ? NONCE_OCTETS : BLOCK_OCTETS));
    }

    /** A fresh content key. */
    public SecretKey newKey(SecureRandom random) {
        return new SecretKeySpec(octets(random, keyOctets), "AES");
    }

    public int keyOctets() {
        return keyOctets;
    }

    /** Whether a tag vouches for the content: AuthEnvelopedData, else EnvelopedData. */
    public boolean isAuthenticated() {
        return authenticated;
    }

    /** As people call it. */
    public String title() {
        return name().replace('_', '-');
    }

    private byte[] readStart(AlgorithmIdentifier algorithm) {
        if (authenticated) {
            GCMParameters parameters = GCMParameters.getInstance(algorithm.getParameters());
            byte[] nonce = parameters.getNonce();
            if (nonce.length != NONCE_OCTETS || parameters.getIcvLen() != TAG_OCTETS) {
                throw Unaccepted.of(oid);
            }
            return nonce;
        }
        byte[] vector = ASN1OctetString.getInstance(algorithm.getParameters()).getOctets();
        if (vector.length != BLOCK_OCTETS) {
            throw Unaccepted.of(oid);
        }
        return vector;
    }

    static Cipher engine(int mode, String name, SecretKey key, java.security.spec.AlgorithmParameterSpec parameters) {
        try {
            Cipher cipher = Crypto.chosen().cipher(name);
            cipher.init(mode, key, parameters);
            return cipher;
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java platform has AES", absent);
        }
    }

    private static byte[] octets(SecureRandom random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
