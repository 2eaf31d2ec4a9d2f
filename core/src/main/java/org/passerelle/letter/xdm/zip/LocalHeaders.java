package org.passerelle.letter.xdm.zip;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The headers before each file (APPNOTE §4.3.7) and what may follow it (§4.3.9): they say what the directory says, and from the first
 * octet to the directory each octet belongs to exactly one file. So a program that reads from the start finds the same files as one
 * that reads from the end.
 */
final class LocalHeaders {
    private static final int SIGNATURE = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int LENGTH = 30;
    private static final int PLAIN_DESCRIPTOR = 12;
    private static final int SIGNED_DESCRIPTOR = 16;
    /** Encrypted, described after, UTF-8: what decides how a file is read. */
    private static final int DECIDING = 1 | 1 << 3 | 1 << 11;

    private final Raw raw;

    private LocalHeaders(Raw raw) {
        this.raw = raw;
    }

    /** The same entries in the same order, each with the place of its octets. */
    static List<Zipped> locate(Raw raw, List<Zipped> entries, long directory) {
        List<Zipped> byPlace = new ArrayList<>(entries);
        byPlace.sort(Comparator.comparingLong(Zipped::offset));
        var headers = new LocalHeaders(raw);
        Map<Zipped, Zipped> located = new IdentityHashMap<>();
        long next = 0;
        for (int i = 0; i < byPlace.size(); i++) {
            Zipped entry = byPlace.get(i);
            long end = i + 1 < byPlace.size() ? byPlace.get(i + 1).offset() : directory;
            if (entry.offset() != next || end <= next || end > directory) {
                throw Refusal.of(ZipRefusal.OVERLAP).refused();
            }
            located.put(entry, headers.locate(entry, end));
            next = end;
        }
        if (next != directory) {
            throw Refusal.of(ZipRefusal.OVERLAP).refused();
        }
        return entries.stream().map(located::get).toList();
    }

    /** @param end where the next file's header, or the directory, begins */
    private Zipped locate(Zipped entry, long end) {
        if (end - entry.offset() < LENGTH) {
            throw Refusal.of(ZipRefusal.OVERLAP).refused();
        }
        ByteBuffer head = raw.at(entry.offset(), LENGTH);
        if (head.getInt(0) != SIGNATURE) {
            throw differs("signature");
        }
        int name = ZipDirectory.unsigned(head, 26);
        int extra = ZipDirectory.unsigned(head, 28);
        long data = entry.offset() + LENGTH + name + extra;
        if (data + entry.compressed() > end) {
            throw Refusal.of(ZipRefusal.OVERLAP).refused();
        }
        requireSame(entry, head, raw.at(entry.offset() + LENGTH, name).array());
        ExtraFields.check(raw.at(entry.offset() + LENGTH + name, extra).array(), entry.raw());
        requireDescriptor(entry, data + entry.compressed(), end);
        return entry.at(data);
    }

    private static void requireSame(Zipped entry, ByteBuffer head, byte[] name) {
        int flags = ZipDirectory.unsigned(head, 6);
        if (!Arrays.equals(name, entry.raw())) {
            throw differs("name");
        }
        if ((flags & DECIDING) != (entry.flags() & DECIDING) || ZipDirectory.unsigned(head, 8) != entry.method()) {
            throw differs("method");
        }
        boolean later = entry.described();
        if (differs(head.getInt(14), entry.crc(), later)
                || differs(head.getInt(18), (int) entry.compressed(), later)
                || differs(head.getInt(22), (int) entry.size(), later)) {
            throw differs("size");
        }
    }

    /** What follows later may be zero here. */
    private static boolean differs(int here, int there, boolean later) {
        return here != there && !(later && here == 0);
    }

    private void requireDescriptor(Zipped entry, long from, long end) {
        long length = end - from;
        if (!entry.described()) {
            if (length != 0) {
                throw Refusal.of(ZipRefusal.OVERLAP).refused();
            }
            return;
        }
        if (length != PLAIN_DESCRIPTOR && length != SIGNED_DESCRIPTOR) {
            throw Refusal.of(ZipRefusal.OVERLAP).refused();
        }
        ByteBuffer descriptor = raw.at(from, (int) length);
        if (length == SIGNED_DESCRIPTOR && descriptor.getInt() != DESCRIPTOR) {
            throw differs("descriptor");
        }
        if (descriptor.getInt() != entry.crc()
                || descriptor.getInt() != (int) entry.compressed()
                || descriptor.getInt() != (int) entry.size()) {
            throw differs("descriptor");
        }
    }

    private static RuntimeException differs(String field) {
        return Refusal.of(ZipRefusal.HEADERS_DIFFER).with(FactKey.FIELD, field).refused();
    }
}
