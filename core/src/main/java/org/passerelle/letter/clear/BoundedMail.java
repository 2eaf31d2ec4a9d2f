package org.passerelle.letter.clear;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Refuses a mail that goes on beyond its limit. */
final class BoundedMail extends FilterInputStream {
    private final long limit;
    private long left;

    BoundedMail(InputStream mail, long limit) {
        super(mail);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        take(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        take(read);
        return read;
    }

    private void take(int read) {
        left -= Math.max(0, read);
        if (left < 0) {
            throw Refusal.of(ClearRefusal.TOO_LARGE).with(FactKey.LIMIT, limit).refused();
        }
    }
}
