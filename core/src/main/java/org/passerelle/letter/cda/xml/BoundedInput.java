package org.passerelle.letter.cda.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** So many octets of a stream; it remembers what broke it, for the parser above calls everything a syntax error. */
final class BoundedInput extends FilterInputStream {
    private final long most;
    private long read;
    private @Nullable IOException broken;

    BoundedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** Throws again what the stream below threw, if it did. */
    void rethrow() throws IOException {
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public int read() throws IOException {
        try {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        } catch (IOException failed) {
            broken = failed;
            throw failed;
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int some = super.read(into, offset, length);
            count(Math.max(0, some));
            return some;
        } catch (IOException failed) {
            broken = failed;
            throw failed;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int some) {
        read += some;
        if (read > most) {
            throw Refusal.of(CdaRefusal.TOO_LARGE).with(FactKey.LIMIT, most).refused();
        }
    }
}
