package org.passerelle.letter.xdm.zip;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The files of a zip, once nothing about it can be read in two ways: its directory, its local headers and what lies between them agree,
 * and each limit holds. Only what a letter needs of the format (APPNOTE 6.3) is known: stored and deflated files below 4 GB, in clear.
 */
public final class ZipDirectory {
    private static final int SIGNATURE = 0x02014b50;
    private static final int LENGTH = 46;
    /** Encrypted, strongly, with masked headers. */
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    /** Patched data, and what nobody has defined. */
    private static final int UNKNOWN = 1 << 4 | 1 << 5 | 0b1111 << 7 | 1 << 12 | 1 << 14 | 1 << 15;

    private static final int UTF8 = 1 << 11;
    private static final int UNIX = 3;
    private static final int KIND = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;
    /** An empty folder that is "deflated" takes two octets. */
    private static final int EMPTY_BLOCK = 2;

    private final Raw raw;
    private final ZipLimits limits;
    private List<Zipped> entries = List.of();
    private long total;

    private ZipDirectory(Raw raw, ZipLimits limits) {
        this.raw = raw;
        this.limits = limits;
    }

    /**
     * Reads and judges all but the files' octets.
     *
     * @param zip stays open, and is the caller's to close when the files were read
     * @throws org.passerelle.refusal.Refused as {@link ZipRefusal} says
     * @throws java.io.UncheckedIOException when the channel fails
     */
    public static ZipDirectory read(SeekableByteChannel zip, ZipLimits limits) {
        var directory = new ZipDirectory(new Raw(zip), limits);
        directory.read();
        return directory;
    }

    /** Files in the order of the directory; folders are none. */
    public List<Zipped> files() {
        return entries.stream().filter(each -> !each.folder()).toList();
    }

    /**
     * A file's octets; one stream is read after the other.
     *
     * @return a stream that throws {@link org.passerelle.refusal.Refused} ({@code letter.xdm.corrupt}) where they are not what the
     *     directory promises: only a stream read to its end was right
     */
    public InputStream open(Zipped file) {
        return new Unfolding(raw, file);
    }

    private void read() {
        DirectoryEnd end = DirectoryEnd.find(raw, limits);
        ByteBuffer octets = raw.at(end.offset(), end.size());
        List<Zipped> read = new ArrayList<>();
        for (int i = 0; i < end.entries(); i++) {
            read.add(entry(octets));
        }
        if (octets.hasRemaining()) {
            throw Refusal.of(ZipRefusal.NOT_A_ZIP)
                    .with(FactKey.CHECK, "directory")
                    .refused();
        }
        requireDifferentNames(read);
        entries = LocalHeaders.locate(raw, read, end.offset());
    }

    private Zipped entry(ByteBuffer octets) {
        if (octets.remaining() < LENGTH || octets.getInt(octets.position()) != SIGNATURE) {
            throw Refusal.of(ZipRefusal.NOT_A_ZIP).with(FactKey.CHECK, "entry").refused();
        }
        ByteBuffer head = octets.slice().order(octets.order());
        octets.position(octets.position() + LENGTH);
        byte[] name = take(octets, unsigned(head, 28));
        byte[] extra = take(octets, unsigned(head, 30));
        take(octets, unsigned(head, 32));
        int flags = unsigned(head, 8);
        requireReadable(flags, unsigned(head, 10), unsigned(head, 34));
        EntryPath path = EntryPath.of(name, (flags & UTF8) != 0);
        ExtraFields.check(extra, name);
        boolean folder = name[name.length - 1] == '/' || name[name.length - 1] == '\\';
        requireKind(unsigned(head, 4) >> 8, head.getInt(38) >>> 16, folder);
        var entry = new Zipped(
                path,
                name,
                folder,
                flags,
                unsigned(head, 10),
                head.getInt(16),
                Integer.toUnsignedLong(head.getInt(20)),
                Integer.toUnsignedLong(head.getInt(24)),
                Integer.toUnsignedLong(head.getInt(42)),
                -1);
        requireSize(entry);
        return entry;
    }

    private static void requireReadable(int flags, int method, int disk) {
        if ((flags & ENCRYPTED) != 0) {
            throw Refusal.of(ZipRefusal.ENCRYPTED).refused();
        }
        if (method != Zipped.STORED && method != Zipped.DEFLATED || (flags & UNKNOWN) != 0) {
            throw Refusal.of(ZipRefusal.METHOD).with(FactKey.ACTUAL, method).refused();
        }
        if (disk != 0) {
            throw Refusal.of(ZipRefusal.NOT_A_ZIP).with(FactKey.CHECK, "disks").refused();
        }
    }

    /** Files and folders alone: no link, pipe or device. */
    private static void requireKind(int system, int mode, boolean folder) {
        int kind = mode & KIND;
        if (system == UNIX && kind != 0 && kind != (folder ? FOLDER : FILE)) {
            throw Refusal.of(ZipRefusal.NAME).with(FactKey.CHECK, "kind").refused();
        }
    }

    private void requireSize(Zipped entry) {
        if (entry.compressed() == 0xFFFFFFFFL || entry.size() == 0xFFFFFFFFL || entry.offset() == 0xFFFFFFFFL) {
            throw Refusal.of(ZipRefusal.ZIP64).refused();
        }
        boolean empty = entry.size() == 0 && entry.compressed() <= EMPTY_BLOCK;
        if (entry.method() == Zipped.STORED && entry.compressed() != entry.size() || entry.folder() && !empty) {
            throw Refusal.of(ZipRefusal.CORRUPT).with(FactKey.FIELD, "size").refused();
        }
        total += entry.size();
        if (total > limits.total()) {
            throw Refusal.of(ZipRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, limits.total())
                    .refused();
        }
        if (entry.size() > limits.ratioFrom() && entry.size() > Math.max(1, entry.compressed()) * limits.ratio()) {
            throw Refusal.of(ZipRefusal.RATIO)
                    .with(FactKey.LIMIT, limits.ratio())
                    .refused();
        }
    }

    /** Capitals aside; and no file has the name of another's folder. */
    private static void requireDifferentNames(List<Zipped> entries) {
        Set<String> files = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (Zipped each : entries) {
            Set<String> same = each.folder() ? folders : files;
            if (!same.add(each.path().folded())) {
                throw Refusal.of(ZipRefusal.NAME_TWICE).refused();
            }
        }
        entries.forEach(each -> folders.addAll(each.path().foldedAbove()));
        folders.retainAll(files);
        if (!folders.isEmpty()) {
            throw Refusal.of(ZipRefusal.NAME_TWICE).refused();
        }
    }

    private static byte[] take(ByteBuffer octets, int length) {
        if (length > octets.remaining()) {
            throw Refusal.of(ZipRefusal.NOT_A_ZIP).with(FactKey.CHECK, "entry").refused();
        }
        byte[] taken = new byte[length];
        octets.get(taken);
        return taken;
    }

    static int unsigned(ByteBuffer octets, int at) {
        return Short.toUnsignedInt(octets.getShort(at));
    }
}
