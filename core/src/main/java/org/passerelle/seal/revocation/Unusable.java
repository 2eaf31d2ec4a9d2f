package org.passerelle.seal.revocation;

/** Revocation data that say nothing, and why: they are as if they had not come. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong with them. */
    enum Reason {
        /** They cannot be parsed, or are of another kind. */
        MALFORMED,
        /** The responder says that it cannot answer. */
        NO_ANSWER,
        /** They are not about this certificate, or more than once. */
        OTHER_CERTIFICATE,
        /** The one who signed them may not speak for this issuer. */
        SIGNER,
        /** The signature, or its algorithm, does not hold. */
        SIGNATURE,
        /** They are from the future, out of date, or older than what is here. */
        STALE,
        /** They answer another request. */
        NONCE
    }

    Unusable(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Unusable(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
