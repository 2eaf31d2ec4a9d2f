package org.passerelle.card;

import org.passerelle.canon.Octets;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A certificate as a card carries it. Only its outer form is checked here: one DER SEQUENCE and nothing after it.
 *
 * @param base64url its DER octets
 */
public record CardCertificate(String base64url) {
    /** The longest certificate, in octets. */
    public static final int LONGEST = 16 * 1024;

    private static final int SEQUENCE = 0x30;
    private static final int SHORTEST = 131;

    public CardCertificate {
        byte[] der = Octets.parse(base64url);
        if (der.length > LONGEST || !oneSequence(der)) {
            throw Refusal.of(CardRefusal.CERTIFICATE)
                    .with(FactKey.LIMIT, LONGEST)
                    .refused();
        }
    }

    public static CardCertificate of(byte[] der) {
        return new CardCertificate(Octets.format(der));
    }

    public byte[] der() {
        return Octets.parse(base64url);
    }

    /** SHA-256 of the DER octets. */
    public Sha256 hash() {
        return Sha256.hash(der());
    }

    /** X.690 §10.1: a length of 128 to 255 takes one further octet, up to 65535 two; nothing shorter is a certificate. */
    private static boolean oneSequence(byte[] der) {
        if (der.length < SHORTEST || (der[0] & 0xff) != SEQUENCE) {
            return false;
        }
        int first = der[2] & 0xff;
        return switch (der[1] & 0xff) {
            case 0x81 -> first >= 0x80 && first == der.length - 3;
            case 0x82 -> first > 0 && (first << 8 | der[3] & 0xff) == der.length - 4;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "CardCertificate[" + hash() + "]";
    }
}
