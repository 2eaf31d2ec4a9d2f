package org.passerelle.letter.xdm.zip;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A file's octets. It gives exactly as many as the directory promises, with its checksum, or is refused: before the one too many is
 * given, or at the end.
 */
final class Unfolding extends InputStream {
    private static final int CHUNK = 16 * 1024;

    private final Raw raw;
    private final Zipped file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] one = new byte[1];
    private long position;
    private long folded;
    private long left;
    private boolean ended;
    private boolean closed;

    Unfolding(Raw raw, Zipped file) {
        this.raw = raw;
        this.file = file;
        this.position = file.data();
        this.folded = file.compressed();
        this.left = file.size();
    }

    @Override
    public int read() {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (closed) {
            throw new IllegalStateException("a closed stream is not read");
        }
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            end();
            return -1;
        }
        int wanted = (int) Math.min(length, left);
        int given = file.method() == Zipped.STORED ? stored(target, offset, wanted) : inflated(target, offset, wanted);
        crc.update(target, offset, given);
        left -= given;
        if (left == 0) {
            end();
        }
        return given;
    }

    @Override
    public void close() {
        closed = true;
        inflater.end();
    }

    private int stored(byte[] target, int offset, int wanted) {
        raw.read(position, ByteBuffer.wrap(target, offset, wanted));
        position += wanted;
        folded -= wanted;
        return wanted;
    }

    private int inflated(byte[] target, int offset, int wanted) {
        try {
            int given = inflater.inflate(target, offset, wanted);
            while (given == 0) {
                if (inflater.finished() || inflater.needsDictionary() || !feed()) {
                    throw corrupt("octets");
                }
                given = inflater.inflate(target, offset, wanted);
            }
            return given;
        } catch (DataFormatException broken) {
            throw Refusal.of(ZipRefusal.CORRUPT).with(FactKey.CHECK, "deflate").refused(broken);
        }
    }

    private boolean feed() {
        if (!inflater.needsInput() || folded == 0) {
            return false;
        }
        int taken = (int) Math.min(CHUNK, folded);
        raw.read(position, ByteBuffer.wrap(chunk, 0, taken));
        position += taken;
        folded -= taken;
        inflater.setInput(chunk, 0, taken);
        return true;
    }

    /** Nothing more comes out, nothing is left over, and the checksum is right. */
    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (file.method() == Zipped.DEFLATED && file.compressed() > 0) {
            try {
                while (!inflater.finished()) {
                    if (inflater.inflate(one) > 0 || !inflater.finished() && !feed()) {
                        throw corrupt("octets");
                    }
                }
            } catch (DataFormatException broken) {
                throw Refusal.of(ZipRefusal.CORRUPT)
                        .with(FactKey.CHECK, "deflate")
                        .refused(broken);
            }
            if (inflater.getRemaining() != 0 || folded != 0) {
                throw corrupt("rest");
            }
        }
        if ((int) crc.getValue() != file.crc()) {
            throw corrupt("crc");
        }
    }

    private static RuntimeException corrupt(String check) {
        return Refusal.of(ZipRefusal.CORRUPT).with(FactKey.CHECK, check).refused();
    }
}
