package org.passerelle.seal;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the payload: one MIME entity, headers first, in its canonical form; its octets are what is signed. */
@FunctionalInterface
public interface PayloadWriter {

    /** Writes all of it, once; the stream stays open. */
    void write(OutputStream out) throws IOException;
}
