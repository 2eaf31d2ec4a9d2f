package org.passerelle.seal.suite;

import java.io.IOException;
import java.io.OutputStream;

/** Decrypts a content as it comes. What it gives is worth nothing until {@link #finish}, and without a tag not even then. */
public interface ContentDecryption {

    void update(byte[] encrypted, int length, OutputStream plain) throws IOException;

    /**
     * Gives the last octets.
     *
     * @param tag as it came; empty where the cipher has none
     * @return whether the tag holds; where there is none, whether the padding can be taken off
     */
    boolean finish(byte[] tag, OutputStream plain) throws IOException;
}
