package org.passerelle.specs.demo.world;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.passerelle.canon.Sha256;

/**
 * Octets that are the same for the same seed and name (SHA-256 in counter mode), so that a story can be played again. Worth nothing
 * as a secret.
 */
public final class SeededRandom extends SecureRandom {
    @Serial
    private static final long serialVersionUID = 1L;

    private final byte[] seed;
    private long counter;
    private byte[] block = new byte[0];
    private int used;

    /** @param name whose randomness it is, so that one person's draws do not move another's */
    public SeededRandom(long seed, String name) {
        super(new byte[0]);
        this.seed = (seed + " " + name).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void nextBytes(byte[] octets) {
        for (int i = 0; i < octets.length; i++) {
            if (used == block.length) {
                MessageDigest digest = Sha256.digest();
                digest.update(seed);
                digest.update(Long.toString(counter++).getBytes(StandardCharsets.US_ASCII));
                block = digest.digest();
                used = 0;
            }
            octets[i] = block[used++];
        }
    }
}
