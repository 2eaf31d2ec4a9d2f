package org.passerelle.ledger;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.passerelle.canon.Octets;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * A ledger's public key: Ed25519 (RFC 8032), pure, verified strictly, so that nobody can turn a signature that holds into
 * another one that holds.
 */
public final class LedgerVerifyKey {
    /** Length of the raw key, in octets. */
    public static final int LENGTH = 32;
    /** Length of a signature, in octets. */
    public static final int SIGNATURE_LENGTH = 64;

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger GROUP_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(FIELD))
            .mod(FIELD);
    /** The y of the points of order 1, 2, 4 and 8: under such a key, one signature holds for many messages. */
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            FIELD.subtract(BigInteger.ONE),
            new BigInteger("2707385501144840649318225287225658788936804267575313519463743609750303402022"),
            new BigInteger("55188659117513257062467267217118295137698188065244968500265048394206261417927"));

    private final byte[] raw;
    private final PublicKey key;

    private LedgerVerifyKey(byte[] raw, PublicKey key) {
        this.raw = raw;
        this.key = key;
    }

    /**
     * Reads the 32 octets of RFC 8032 §5.1.5.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#KEY} for any other length, a non-canonical encoding, a
     *     point off the curve or of small order
     */
    public static LedgerVerifyKey of(byte[] raw) {
        if (raw.length != LENGTH) {
            throw Refusal.of(LedgerRefusal.KEY).refused();
        }
        BigInteger y = littleEndian(raw).clearBit(255);
        if (y.compareTo(FIELD) >= 0 || SMALL_ORDER.contains(y) || !onCurve(y)) {
            throw Refusal.of(LedgerRefusal.KEY).refused();
        }
        try {
            PublicKey key = factory().generatePublic(new X509EncodedKeySpec(concat(X509_PREFIX, raw)));
            return new LedgerVerifyKey(raw.clone(), key);
        } catch (GeneralSecurityException notAKey) {
            throw Refusal.of(LedgerRefusal.KEY).refused(notAKey);
        }
    }

    /** Reads the raw octets as documents write them. */
    public static LedgerVerifyKey parse(String text) {
        return of(Octets.parse(text));
    }

    static LedgerVerifyKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return of(Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /** The raw 32 octets. */
    public byte[] bytes() {
        return raw.clone();
    }

    /** The key as documents write it: base64url. */
    public String text() {
        return Octets.format(raw);
    }

    /** The C2SP signed-note key id under that name: the first 4 octets of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). */
    public byte[] keyId(String name) {
        byte[] digest = Sha256.hash((name + "\n\u0001").getBytes(StandardCharsets.UTF_8), raw)
                .bytes();
        return Arrays.copyOf(digest, 4);
    }

    /** Whether this is the signature over kind ‖ 0x00 ‖ octets. */
    public boolean holds(String kind, byte[] octets, byte[] signature) {
        return holds(tagged(kind, octets), signature);
    }

    /** Whether this is the signature over these octets; any octets may be handed in. */
    boolean holds(byte[] signed, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        BigInteger scalar = littleEndian(Arrays.copyOfRange(signature, LENGTH, SIGNATURE_LENGTH));
        if (scalar.compareTo(GROUP_ORDER) >= 0) {
            return false;
        }
        try {
            Signature verifier = signature();
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException refusedKey) {
            throw new HouseBug("a key that was accepted once is accepted again", refusedKey);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerVerifyKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return text();
    }

    static Signature signature() {
        try {
            return Signature.getInstance("Ed25519");
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java 15 platform has Ed25519", absent);
        }
    }

    static KeyFactory factory() {
        try {
            return KeyFactory.getInstance("Ed25519");
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java 15 platform has Ed25519", absent);
        }
    }

    static byte[] tagged(String kind, byte[] octets) {
        return concat((kind + "\0").getBytes(StandardCharsets.US_ASCII), octets);
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Whether some x satisfies −x² + y² = 1 + d·x²·y², by Euler's criterion on x². */
    private static boolean onCurve(BigInteger y) {
        BigInteger square = y.multiply(y).mod(FIELD);
        BigInteger divisor = D.multiply(square).add(BigInteger.ONE).modInverse(FIELD);
        BigInteger x = square.subtract(BigInteger.ONE).multiply(divisor).mod(FIELD);
        return x.modPow(FIELD.shiftRight(1), FIELD).equals(BigInteger.ONE);
    }

    private static BigInteger littleEndian(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
