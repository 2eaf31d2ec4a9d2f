package org.passerelle.node;

import java.security.SecureRandom;

/** The same octets for the same seed; worth nothing as a secret. */
final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final java.util.Random source;

    SeededRandom(long seed) {
        super(new byte[0]);
        this.source = new java.util.Random(seed);
    }

    @Override
    public void nextBytes(byte[] octets) {
        source.nextBytes(octets);
    }
}
