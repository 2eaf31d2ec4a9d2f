package org.passerelle.seal.suite;

/** Decrypts a content as it comes. What it gives is worth nothing until {@link #finish}, and without a tag not even then. */
public interface ContentDecryption {
    /** The answer of {@link #finish} for a tag that does not hold, or a padding that cannot be taken off. */
    int FAILED = -1;

    /**
     * Decrypts the next octets.
     *
     * @param plain takes what comes out: at most {@code length} octets and one block
     * @return how many octets came out
     */
    int update(byte[] encrypted, int length, byte[] plain);

    /**
     * Gives the last octets.
     *
     * @param tag as it came; empty where the cipher has none
     * @param plain takes at most one block
     * @return how many octets came out, or {@link #FAILED}
     */
    int finish(byte[] tag, byte[] plain);
}
