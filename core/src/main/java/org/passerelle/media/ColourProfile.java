package org.passerelle.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** An ICC colour profile (ICC.1), as the chunks in which a JPEG carries it (annex B.4). */
final class ColourProfile {
    private static final byte[] MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = MARK.length + 2;
    private static final int HEADER = 128;
    private static final int SIGNATURE_AT = 36;
    private static final int SIGNATURE = 0x61637370; // acsp

    /** Chunks by their number, whole, in the form of the segment. */
    private final TreeMap<Integer, byte[]> chunks = new TreeMap<>();

    private int count;
    private int size;
    private boolean broken;

    static boolean chunk(byte[] segment) {
        return segment.length >= MARK.length && Arrays.equals(segment, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** Whether these octets are a profile: its signature stands and it is as long as it says. */
    static boolean valid(byte[] profile) {
        if (profile.length < HEADER) {
            return false;
        }
        var data = ByteBuffer.wrap(profile);
        return data.getInt(0) == profile.length && data.getInt(SIGNATURE_AT) == SIGNATURE;
    }

    void add(byte[] segment) {
        if (segment.length <= HEAD) {
            broken = true;
            return;
        }
        int number = segment[MARK.length] & 0xff;
        int announced = segment[MARK.length + 1] & 0xff;
        broken |= count != 0 && count != announced;
        count = announced;
        size += segment.length;
        broken |= number == 0 || chunks.put(number, segment) != null;
    }

    /** Octets held. */
    int size() {
        return size;
    }

    boolean present() {
        return broken || !chunks.isEmpty();
    }

    /** The segments in order, or none if the profile is not complete and valid. */
    List<byte[]> segments() {
        if (broken || chunks.isEmpty() || chunks.size() != count || chunks.lastKey() != count) {
            return List.of();
        }
        var whole = new ByteArrayOutputStream();
        chunks.values().forEach(chunk -> whole.write(chunk, HEAD, chunk.length - HEAD));
        return valid(whole.toByteArray()) ? new ArrayList<>(chunks.values()) : List.of();
    }
}
