package org.passerelle.letter.xdm.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** What stands after a file's name in its headers: tags of which a few change what a reader makes of the file (APPNOTE §4.5). */
final class ExtraFields {
    private static final int ZIP64 = 0x0001;
    private static final int STRONG_ENCRYPTION = 0x0017;
    private static final int UNICODE_PATH = 0x7075;
    private static final int AES = 0x9901;
    /** Version and checksum before a Unicode path's name. */
    private static final int UNICODE_HEAD = 5;

    private ExtraFields() {}

    /** Refuses what changes the file's size, its key, or its name into another than {@code name}. */
    static void check(byte[] extra, byte[] name) {
        ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.hasRemaining()) {
            if (fields.remaining() < 4) {
                throw refused();
            }
            int tag = Short.toUnsignedInt(fields.getShort());
            int length = Short.toUnsignedInt(fields.getShort());
            if (length > fields.remaining()) {
                throw refused();
            }
            byte[] value = new byte[length];
            fields.get(value);
            check(tag, value, name);
        }
    }

    private static void check(int tag, byte[] value, byte[] name) {
        switch (tag) {
            case ZIP64 -> throw Refusal.of(ZipRefusal.ZIP64).refused();
            case STRONG_ENCRYPTION, AES ->
                throw Refusal.of(ZipRefusal.ENCRYPTED).refused();
            case UNICODE_PATH -> {
                if (value.length < UNICODE_HEAD
                        || !Arrays.equals(value, UNICODE_HEAD, value.length, name, 0, name.length)) {
                    throw Refusal.of(ZipRefusal.HEADERS_DIFFER)
                            .with(FactKey.FIELD, "unicode path")
                            .refused();
                }
            }
            default -> {
                // times, owners: nothing that we read
            }
        }
    }

    private static RuntimeException refused() {
        return Refusal.of(ZipRefusal.CORRUPT).with(FactKey.FIELD, "extra").refused();
    }
}
