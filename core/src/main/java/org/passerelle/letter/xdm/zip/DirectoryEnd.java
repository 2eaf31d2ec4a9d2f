package org.passerelle.letter.xdm.zip;

import java.nio.ByteBuffer;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The record that closes a zip (APPNOTE §4.3.16) and says where its directory is.
 *
 * @param entries how many files and folders
 * @param offset where the directory begins
 * @param size its octets
 */
record DirectoryEnd(int entries, long offset, int size) {
    /** Largest directory, in octets: a thousand entries with the longest names that anybody writes. */
    static final int LARGEST_DIRECTORY = 1024 * 1024;

    private static final int SIGNATURE = 0x06054b50;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int LENGTH = 22;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /**
     * Finds it. There is exactly one whose comment ends where the octets end, the directory ends where it begins, and the directory's
     * offset is counted from the first octet: nothing stands before, between or after.
     */
    static DirectoryEnd find(Raw raw, ZipLimits limits) {
        long size = raw.size();
        int length = (int) Math.min(size, LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = raw.at(size - length, length);
        int found = -1;
        for (int at = 0; at + LENGTH <= length; at++) {
            if (tail.getInt(at) == SIGNATURE && at + LENGTH + unsigned(tail, at + 20) == length) {
                if (found >= 0) {
                    throw Refusal.of(ZipRefusal.NOT_A_ZIP)
                            .with(FactKey.CHECK, "two ends")
                            .refused();
                }
                found = at;
            }
        }
        if (found < 0) {
            throw Refusal.of(ZipRefusal.NOT_A_ZIP).with(FactKey.CHECK, "end").refused();
        }
        return read(raw, tail.position(found).slice().order(tail.order()), size - length + found, limits);
    }

    private static DirectoryEnd read(Raw raw, ByteBuffer end, long position, ZipLimits limits) {
        int disk = unsigned(end, 4);
        int entries = unsigned(end, 10);
        long size = Integer.toUnsignedLong(end.getInt(12));
        long offset = Integer.toUnsignedLong(end.getInt(16));
        if (entries == 0xFFFF || size == 0xFFFFFFFFL || offset == 0xFFFFFFFFL || hasLocator(raw, position)) {
            throw Refusal.of(ZipRefusal.ZIP64).refused();
        }
        if (disk != 0 || unsigned(end, 6) != 0 || unsigned(end, 8) != entries) {
            throw Refusal.of(ZipRefusal.NOT_A_ZIP).with(FactKey.CHECK, "disks").refused();
        }
        if (entries > limits.entries()) {
            throw Refusal.of(ZipRefusal.TOO_MANY_ENTRIES)
                    .with(FactKey.ACTUAL, entries)
                    .with(FactKey.LIMIT, limits.entries())
                    .refused();
        }
        if (offset + size != position || size > LARGEST_DIRECTORY) {
            throw Refusal.of(ZipRefusal.NOT_A_ZIP)
                    .with(FactKey.CHECK, "directory")
                    .refused();
        }
        return new DirectoryEnd(entries, offset, (int) size);
    }

    private static boolean hasLocator(Raw raw, long position) {
        return position >= LOCATOR_LENGTH
                && raw.at(position - LOCATOR_LENGTH, 4).getInt(0) == ZIP64_LOCATOR;
    }

    private static int unsigned(ByteBuffer octets, int at) {
        return Short.toUnsignedInt(octets.getShort(at));
    }
}
