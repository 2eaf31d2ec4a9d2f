package org.passerelle.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** A ledger's private key (Ed25519). It prints nothing; a store keeps {@link #exportSecret} sealed. */
public final class LedgerKey {
    /** Length of the exported secret, in octets. */
    public static final int SECRET_LENGTH = 64;

    private static final int SEED_LENGTH = 32;
    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

    private final PrivateKey key;
    private final LedgerVerifyKey verifyKey;

    private LedgerKey(PrivateKey key, LedgerVerifyKey verifyKey) {
        this.key = key;
        this.verifyKey = verifyKey;
    }

    /** A new key; the same random octets make the same key. */
    public static LedgerKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            return new LedgerKey(pair.getPrivate(), LedgerVerifyKey.of(pair.getPublic()));
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java 15 platform has Ed25519", absent);
        }
    }

    /**
     * Restores what {@link #exportSecret} gave.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#KEY} when seed and public key don't fit
     */
    public static LedgerKey restore(byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw Refusal.of(LedgerRefusal.KEY).refused();
        }
        LedgerVerifyKey verifyKey = LedgerVerifyKey.of(Arrays.copyOfRange(secret, SEED_LENGTH, SECRET_LENGTH));
        try {
            var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(secret, SEED_LENGTH));
            var key = new LedgerKey(LedgerVerifyKey.factory().generatePrivate(spec), verifyKey);
            if (!verifyKey.holds(PROBE, key.sign(PROBE))) {
                throw Refusal.of(LedgerRefusal.KEY).refused();
            }
            return key;
        } catch (GeneralSecurityException unusable) {
            throw Refusal.of(LedgerRefusal.KEY).refused(unusable);
        }
    }

    /** RFC 8032 seed ‖ public key. Whoever holds these octets can sign for the ledger: seal them before they are stored. */
    public byte[] exportSecret() {
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new HouseBug("a ledger key is never in a token that hides it"));
        return LedgerVerifyKey.concat(seed, verifyKey.bytes());
    }

    public LedgerVerifyKey verifyKey() {
        return verifyKey;
    }

    /** Signs kind ‖ 0x00 ‖ octets, so that no document's signature passes for another kind's. */
    public byte[] sign(String kind, byte[] octets) {
        return sign(LedgerVerifyKey.tagged(kind, octets));
    }

    /** Signs bare octets: only a note's text, which starts with its origin. */
    byte[] sign(byte[] octets) {
        try {
            Signature signer = LedgerVerifyKey.signature();
            signer.initSign(key);
            signer.update(octets);
            return signer.sign();
        } catch (GeneralSecurityException broken) {
            throw new HouseBug("a ledger key signs any octets", broken);
        }
    }

    @Override
    public String toString() {
        return "LedgerKey[…]";
    }
}
