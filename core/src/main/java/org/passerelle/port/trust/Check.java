package org.passerelle.port.trust;

import java.util.EnumSet;
import java.util.Set;

/** The checks a letter goes through, in the order of WIRE §3. The first that fails names the refusal. */
public enum Check {
    /** The mail and its frames can be read within their limits. */
    WELL_FORMED,
    /** The root part is the encrypted (or, for a receipt, the signed) entity, and says so. */
    ROOT_PART,
    /** One of our keys opens it. */
    DECRYPTS,
    /** The authentication tag holds over every octet; absent where the cipher has none and only the signature vouches. */
    TAG,
    /** There is exactly one signer. */
    ONE_SIGNER,
    /** The signed purpose is the one expected here. */
    PURPOSE,
    /** The signature holds over the signed attributes, and they over the content. */
    SIGNATURE,
    /** The signed attributes name the signer's certificate (RFC 5035). */
    SIGNING_CERTIFICATE,
    /** The signed attributes name the algorithms (RFC 6211). */
    ALGORITHM_PROTECTION,
    /** The signer's certificate leads to one of our anchors (RFC 5280 §6). */
    PATH,
    /** Every certificate of the path was valid at first receipt, and the letter is not stale. */
    VALID_AT,
    /** The signer's certificate may sign mail. */
    KEY_USAGE,
    /** No certificate of the path is revoked. */
    REVOCATION,
    /** The payload's own headers are the protected ones (RFC 9788). */
    HEADER_PROTECTION,
    /** The signer's certificate is bound to the single From. */
    FROM,
    /** One of our addresses, with the certificate that opened the letter, is among the signed recipients. */
    ADDRESSED,
    /** Nobody else was given the key. */
    RECIPIENTS,
    /** The letter has not been seen before. */
    NOT_SEEN,
    /** The sender is a party of this exchange, in this role. */
    PARTY,
    /** The letter follows the last one of its stream. */
    SEQUENCE,
    /** The step has had no effect yet. */
    STEP;

    private static final Set<Check> MAY_BE_ABSENT = EnumSet.of(
            TAG,
            PURPOSE,
            SIGNING_CERTIFICATE,
            ALGORITHM_PROTECTION,
            REVOCATION,
            HEADER_PROTECTION,
            ADDRESSED,
            RECIPIENTS,
            SEQUENCE);

    /** Whether a sender or the configuration may leave out what this check judges (WIRE §3). */
    public boolean mayBeAbsent() {
        return MAY_BE_ABSENT.contains(this);
    }
}
