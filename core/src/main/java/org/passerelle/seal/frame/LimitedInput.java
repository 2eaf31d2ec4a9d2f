package org.passerelle.seal.frame;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to read further than a limit. */
public final class LimitedInput extends FilterInputStream {
    private long left;

    /** @param limit the most octets that may be there */
    public LimitedInput(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        if (octet >= 0) {
            take(1);
        }
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            take(read);
        }
        return read;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void take(int read) {
        left -= read;
        if (left < 0) {
            throw MalformedFrame.tooLarge("the mail is larger than its limit");
        }
    }
}
