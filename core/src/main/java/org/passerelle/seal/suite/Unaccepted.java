package org.passerelle.seal.suite;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** An algorithm, or one of its parameters, that no letter is read under. */
public final class Unaccepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which kind of weakness, so that each is refused by name. */
    public enum Kind {
        /** Triple DES, or DES. */
        TRIPLE_DES,
        /** RC2. */
        RC2,
        /** SHA-1, or an older hash, where collisions matter. */
        SHA1,
        /** Unknown here, or with parameters that are not accepted. */
        OTHER
    }

    private final Kind kind;

    private Unaccepted(Kind kind, String name) {
        super(name);
        this.kind = kind;
    }

    static Unaccepted of(ASN1ObjectIdentifier algorithm) {
        return new Unaccepted(ObsoleteNames.kind(algorithm), algorithm.getId());
    }

    public Kind kind() {
        return kind;
    }
}
