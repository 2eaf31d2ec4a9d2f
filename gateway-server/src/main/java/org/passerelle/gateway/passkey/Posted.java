package org.passerelle.gateway.passkey;

import java.util.Base64;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** What a page posts of a passkey: octets in base64url, no longer than honest ones are. */
public final class Posted {
    /** Most octets of what the browser says of itself (client data). */
    public static final int MOST_CLIENT = 2048;
    /** Most octets of what the authenticator says when it logs somebody in. */
    public static final int MOST_SAID = 1024;
    /** Most octets of a signature: RSA with 4096 bits has 512. */
    public static final int MOST_SIGNATURE = 512;
    /** Most octets of the name under which an authenticator knows an account. */
    public static final int MOST_HANDLE = 64;
    /** Most octets of what the authenticator says of a new passkey, with its maker's statement. */
    public static final int MOST_ATTESTATION = 16 * 1024;

    private Posted() {}

    /**
     * The answer to a login.
     *
     * @param id of the passkey
     * @param client what the browser says
     * @param said what the authenticator says
     * @param signature over both
     * @param handle the account's name for authenticators
     */
    public record Assertion(String id, String client, String said, String signature, String handle) {
        @Override
        public String toString() {
            return "Assertion[…]";
        }
    }

    /**
     * A new passkey.
     *
     * @param client what the browser says
     * @param attestation what the authenticator says
     */
    public record Attestation(String client, String attestation) {
        @Override
        public String toString() {
            return "Attestation[…]";
        }
    }

    static byte[] octets(String base64, int most) {
        // four characters for three octets
        if (base64.length() > (most * 4L + 2) / 3) {
            throw tooLong(most);
        }
        try {
            byte[] octets = Base64.getUrlDecoder().decode(base64);
            if (octets.length == 0 || octets.length > most) {
                throw tooLong(most);
            }
            return octets;
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(PasskeyRefusal.FORM).refused(malformed);
        }
    }

    private static RuntimeException tooLong(int most) {
        return Refusal.of(PasskeyRefusal.FORM).with(FactKey.LIMIT, most).refused();
    }
}
