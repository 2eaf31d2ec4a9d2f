package org.passerelle.directory.extract;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import org.passerelle.canon.Sha256;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Writes mailboxes into a file in which {@link MailboxIndex} finds them: the entries one after the other, then a sorted key of eight
 * octets for each thing that one is looked for by, then the SHA-256 of all of it. Only the keys are held in memory, 16 octets a
 * mailbox.
 */
final class IndexWriter implements AutoCloseable {
    /** Most octets of entries: what a key's offset can tell. */
    static final int LARGEST_INDEX = 1 << MailboxIndex.OFFSET_BITS;

    private static final int BEGIN = 1 << 16;

    private final DataOutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private final int largest;
    private long[] keys = new long[BEGIN];
    private int count;
    private int entries;
    private int offset;

    IndexWriter(Path file) throws IOException {
        this(Files.newOutputStream(file), LARGEST_INDEX);
    }

    IndexWriter(OutputStream file, int largest) {
        this.out = new DataOutputStream(new DigestOutputStream(new BufferedOutputStream(file, BEGIN), digest));
        this.largest = largest;
    }

    int entries() {
        return entries;
    }

    void add(DirectoryEntry entry) throws IOException {
        byte[] record = IndexRecord.octets(entry);
        if (record.length + Short.BYTES > largest - offset) {
            throw Refusal.of(DirectoryRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, largest)
                    .refused();
        }
        for (String lookedFor : IndexRecord.lookedFor(entry)) {
            key(MailboxIndex.prefix(lookedFor) | offset);
        }
        out.writeShort(record.length);
        out.write(record);
        offset += Short.BYTES + record.length;
        entries++;
    }

    private void key(long key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count + count / 2);
        }
        keys[count++] = key;
    }

    /** Ends the file. */
    void finish(Instant asOf) throws IOException {
        Arrays.sort(keys, 0, count);
        for (int place = 0; place < count; place++) {
            out.writeLong(keys[place]);
        }
        out.writeLong(asOf.toEpochMilli());
        out.writeInt(offset);
        out.writeInt(count);
        out.writeInt(entries);
        out.writeLong(MailboxIndex.FORM);
        out.flush();
        out.write(digest.digest());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
