package org.passerelle.ledger;

import java.io.Serial;
import java.security.SecureRandom;
import java.util.Random;

/** A source of "secure" octets that a seed decides, so that a test's keys are the same every time. */
public final class SeededRandom extends SecureRandom {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Random random;

    public SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] octets) {
        random.nextBytes(octets);
    }
}
