package org.passerelle.directory.extract;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.refusal.Refusal;

/**
 * A file of mailboxes that are found by address, by professional and by organisation with some twenty small reads; nothing of it
 * stays in memory.
 */
final class MailboxIndex {
    /** Most mailboxes of one answer. */
    static final int MOST_FOUND = 1000;

    /** The low bits of a key, which tell where the entry is; the others are the beginning of the hash of what is looked for. */
    static final int OFFSET_BITS = 28;
    /** Tells this form of the file from others. */
    static final long FORM = 0x5041_5353_4d42_5831L;

    private static final int DIGEST = 32;
    private static final int TRAILER = 8 + 4 + 4 + 4 + 8;
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final String source;
    private final Instant asOf;
    private final int keysAt;
    private final int keys;
    private final int entries;

    private MailboxIndex(Path file, String source, DataInputStream trailer, long length) throws IOException {
        this.file = file;
        this.source = source;
        this.asOf = Instant.ofEpochMilli(trailer.readLong());
        this.keysAt = trailer.readInt();
        this.keys = trailer.readInt();
        this.entries = trailer.readInt();
        boolean whole = trailer.readLong() == FORM
                && keysAt >= 0
                && keys >= 0
                && keysAt + (long) keys * Long.BYTES + TRAILER + DIGEST == length;
        if (!whole) {
            throw Refusal.of(DirectoryRefusal.MALFORMED).refused();
        }
    }

    /**
     * Opens an index after looking at every octet of it.
     *
     * @throws IOException when it cannot be read
     * @throws org.passerelle.refusal.Refused when it is not whole, or of another form
     */
    static MailboxIndex open(Path file, String source) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            if (length < TRAILER + DIGEST || !isWhole(channel, length - DIGEST)) {
                throw Refusal.of(DirectoryRefusal.MALFORMED).refused();
            }
            channel.position(length - DIGEST - TRAILER);
            return new MailboxIndex(file, source, new DataInputStream(Channels.newInputStream(channel)), length);
        }
    }

    private static boolean isWhole(FileChannel channel, long hashed) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long at = 0; at < hashed; ) {
            block.clear().limit((int) Math.min(BLOCK, hashed - at));
            at += filled(channel, block, at);
            digest.update(block);
        }
        ByteBuffer written = ByteBuffer.allocate(DIGEST);
        filled(channel, written, hashed);
        return MessageDigest.isEqual(digest.digest(), written.array());
    }

    /** Fills the buffer from that place on and turns it over. */
    private static int filled(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        buffer.flip();
        return buffer.remaining();
    }

    /** The high bits of the keys of what is looked for. */
    static long prefix(String lookedFor) {
        byte[] hash = Sha256.hash(lookedFor.getBytes(StandardCharsets.UTF_8)).bytes();
        return ByteBuffer.wrap(hash).getLong() >> OFFSET_BITS << OFFSET_BITS;
    }

    Path file() {
        return file;
    }

    boolean isIn(Path other) {
        return file.equals(other);
    }

    Instant asOf() {
        return asOf;
    }

    int entries() {
        return entries;
    }

    /** The entries that are looked for by this, {@link #MOST_FOUND} at most; identical ones once. */
    List<DirectoryEntry> find(String lookedFor) throws IOException {
        Set<DirectoryEntry> found = new LinkedHashSet<>();
        long prefix = prefix(lookedFor);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int place = first(channel, prefix); place < keys && found.size() < MOST_FOUND; place++) {
                long key = key(channel, place);
                if (key >> OFFSET_BITS << OFFSET_BITS != prefix) {
                    break;
                }
                DirectoryEntry entry = entry(channel, (int) (key - prefix));
                if (IndexRecord.lookedFor(entry).contains(lookedFor)) {
                    found.add(entry);
                }
            }
        }
        return List.copyOf(found);
    }

    private int first(FileChannel channel, long prefix) throws IOException {
        int low = 0;
        int high = keys;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key(channel, middle) < prefix) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long key(FileChannel channel, int place) throws IOException {
        ByteBuffer key = ByteBuffer.allocate(Long.BYTES);
        filled(channel, key, keysAt + (long) place * Long.BYTES);
        return key.getLong();
    }

    private DirectoryEntry entry(FileChannel channel, int offset) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Short.BYTES);
        filled(channel, length, offset);
        ByteBuffer octets = ByteBuffer.allocate(Short.toUnsignedInt(length.getShort()));
        filled(channel, octets, offset + Short.BYTES);
        return IndexRecord.entry(octets.array(), source, asOf);
    }
}
