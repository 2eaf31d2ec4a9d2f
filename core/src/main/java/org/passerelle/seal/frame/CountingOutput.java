package org.passerelle.seal.frame;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what passes; never closes what is under it. */
public final class CountingOutput extends FilterOutputStream {
    private long count;

    public CountingOutput(OutputStream out) {
        super(out);
    }

    public long count() {
        return count;
    }

    @Override
    public void write(int octet) throws IOException {
        out.write(octet);
        count++;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
        count += length;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
