package org.passerelle.letter.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Makes a failing disk something else than a malformed letter: its exceptions rise past those who judge the octets. */
public final class SteadyInput extends FilterInputStream {

    public SteadyInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    @Override
    public int read(byte[] octets, int offset, int length) {
        try {
            return super.read(octets, offset, length);
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }
}
