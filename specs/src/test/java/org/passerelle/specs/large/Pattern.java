package org.passerelle.specs.large;

import java.util.Random;

/** What large letters are made of. */
final class Pattern {
    private static final int CHUNK = 1024 * 1024;

    private Pattern() {}

    /** One megabyte, the same at each call. */
    static byte[] chunk() {
        byte[] chunk = new byte[CHUNK];
        new Random(1).nextBytes(chunk);
        return chunk;
    }
}
