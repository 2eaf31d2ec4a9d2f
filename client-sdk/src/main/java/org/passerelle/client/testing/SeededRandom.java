package org.passerelle.client.testing;

import java.io.Serial;
import java.security.SecureRandom;
import java.util.Random;

/** The same octets for the same seed, so that ids and keys repeat; worth nothing as a secret. */
public final class SeededRandom extends SecureRandom {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Random source;

    /** The same seed gives the same numbers on every machine. */
    public SeededRandom(long seed) {
        super(new byte[0]);
        this.source = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] octets) {
        source.nextBytes(octets);
    }
}
