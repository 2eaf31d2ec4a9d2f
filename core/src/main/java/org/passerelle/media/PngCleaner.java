package org.passerelle.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.passerelle.media.CleanedMedia.ImageFacts;
import org.passerelle.media.CleanedMedia.Removed;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One pass over a PNG (third edition). Every checksum is verified, the compressed rows are followed to their end; chunks that say
 * how to show the pixels are kept, of eXIf a fresh one with orientation and date is written, everything else goes.
 */
final class PngCleaner {
    private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LARGEST_CHUNK = Integer.MAX_VALUE;
    private static final int BUFFER = 1 << 15;
    private static final int LONGEST_NAME = 79;
    private static final String PROFILE_NAME = "ICC";
    private static final Set<String> BEFORE_PALETTE = Set.of("gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "cICP");
    private static final Set<String> SHOWING =
            Set.of("gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "cICP", "bKGD", "tRNS", "pHYs");
    private static final Set<String> ANIMATION = Set.of("acTL", "fcTL", "fdAT");
    private static final Set<String> TEXT = Set.of("tEXt", "zTXt", "iTXt");

    private final Source source;
    private final Sink sink;
    private final MediaLimits limits;
    private final Set<Removed> removed;
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private final Set<String> seen = new HashSet<>();
    private Exif exif = Exif.SILENT;
    private int paletteEntries;
    private boolean rowsEnded;
    private int parts;

    PngCleaner(Source source, Sink sink, MediaLimits limits, Set<Removed> removed) {
        this.source = source;
        this.sink = sink;
        this.limits = limits;
        this.removed = removed;
    }

    ImageFacts clean() throws IOException {
        source.skip(SIGNATURE.length);
        sink.write(SIGNATURE);
        long length = source.u32();
        check("IHDR".equals(type()), "IHDR");
        byte[] header = whole(length);
        try (var image = new PngImage(header, limits)) {
            write("IHDR", header);
            String type;
            do {
                length = source.u32();
                check(length <= LARGEST_CHUNK, "length");
                type = type();
                chunk(type, length, image);
            } while (!"IEND".equals(type));
            image.complete();
            return exif.facts(image.width(), image.height());
        }
    }

    private void chunk(String type, long length, PngImage image) throws IOException {
        rowsEnded |= seen.contains("IDAT") && !"IDAT".equals(type);
        if (ANIMATION.contains(type)) {
            throw Refusal.of(MediaRefusal.ANIMATED).refused();
        }
        switch (type) {
            case "IDAT" -> rows(length, image);
            case "PLTE" -> palette(whole(length), image);
            case "IEND" -> write(type, end(whole(length)));
            case "eXIf" -> exif(whole(length));
            default -> ancillary(type, length, image);
        }
        seen.add(type);
    }

    private void rows(long length, PngImage image) throws IOException {
        check(!rowsEnded && (image.colourType() != 3 || paletteEntries > 0), "IDAT");
        sink.u32(length);
        sink.write("IDAT".getBytes(StandardCharsets.US_ASCII));
        for (long left = length; left > 0; ) {
            int some = source.some(buffer, 0, (int) Math.min(left, BUFFER));
            crc.update(buffer, 0, some);
            image.follow(buffer, some);
            sink.write(buffer, some);
            left -= some;
        }
        sink.u32(crc.getValue());
        checkCrc();
    }

    private void palette(byte[] body, PngImage image) throws IOException {
        int type = image.colourType();
        boolean room = !seen.contains("PLTE") && !seen.contains("IDAT") && !seen.contains("tRNS");
        check(room && type != 0 && type != 4 && body.length % 3 == 0, "PLTE");
        paletteEntries = body.length / 3;
        check(paletteEntries >= 1 && paletteEntries <= (type == 3 ? 1 << image.depth() : 256), "PLTE");
        write("PLTE", body);
    }

    private byte[] end(byte[] body) {
        check(body.length == 0 && seen.contains("IDAT"), "IEND");
        return body;
    }

    private void exif(byte[] body) throws IOException {
        Exif found = Exif.read(body, removed);
        if (!seen.contains("eXIf")) {
            exif = found;
            if (!found.silent()) {
                write("eXIf", found.tiff());
            }
        }
    }

    private void ancillary(String type, long length, PngImage image) throws IOException {
        check(Character.isLowerCase(type.charAt(0)), "critical chunk");
        if (!SHOWING.contains(type)) {
            skip(length);
            removed.add(TEXT.contains(type) ? Removed.TEXT : Removed.OTHER_PART);
            return;
        }
        byte[] body = whole(length);
        boolean late = seen.contains("IDAT") || BEFORE_PALETTE.contains(type) && seen.contains("PLTE");
        if (late || seen.contains(type) || !fits(type, body, image)) {
            removed.add("iCCP".equals(type) ? Removed.BROKEN_PROFILE : Removed.OTHER_PART);
        } else {
            write(type, "iCCP".equals(type) ? renamed(body) : body);
        }
    }

    /** The profile's name is free text, which nothing that shows the image needs. */
    private byte[] renamed(byte[] body) {
        int end = nameLength(body);
        if (!PROFILE_NAME.equals(new String(body, 0, end, StandardCharsets.ISO_8859_1))) {
            removed.add(Removed.TEXT);
        }
        var other = new ByteArrayOutputStream();
        other.writeBytes(PROFILE_NAME.getBytes(StandardCharsets.US_ASCII));
        other.write(body, end, body.length - end);
        return other.toByteArray();
    }

    private static int nameLength(byte[] body) {
        int length = 0;
        while (length < body.length && body[length] != 0) {
            length++;
        }
        return length;
    }

    /** Whether a chunk has the form that the image's kind asks (§11.3); a viewer would ignore it otherwise. */
    private boolean fits(String type, byte[] body, PngImage image) {
        int colour = image.colourType();
        return switch (type) {
            case "gAMA", "cICP" -> body.length == 4;
            case "cHRM" -> body.length == 32;
            case "sRGB" -> body.length == 1 && body[0] >= 0 && body[0] <= 3;
            case "pHYs" -> body.length == 9 && (body[8] == 0 || body[8] == 1);
            case "sBIT" -> body.length == new int[] {1, 0, 3, 3, 2, 0, 4}[colour];
            case "bKGD" ->
                colour == 3
                        ? body.length == 1 && (body[0] & 0xff) < paletteEntries
                        : body.length == (colour == 0 || colour == 4 ? 2 : 6);
            case "tRNS" ->
                switch (colour) {
                    case 0 -> body.length == 2;
                    case 2 -> body.length == 6;
                    case 3 -> body.length >= 1 && body.length <= paletteEntries;
                    default -> false;
                };
            default -> profile(body);
        };
    }

    /** iCCP: a name of 1 to 79 characters, zero, method 0, the compressed profile. */
    private boolean profile(byte[] body) {
        int name = nameLength(body);
        if (name < 1 || name > LONGEST_NAME || name + 2 >= body.length || body[name + 1] != 0) {
            return false;
        }
        byte[] profile = inflated(body, name + 2);
        return profile != null && ColourProfile.valid(profile);
    }

    private byte @Nullable [] inflated(byte[] body, int from) {
        var inflater = new Inflater();
        var whole = new ByteArrayOutputStream();
        try {
            inflater.setInput(body, from, body.length - from);
            while (!inflater.finished()) {
                int some = inflater.inflate(buffer);
                if (some == 0 || whole.size() + some > limits.metadataOctets()) {
                    return inflater.finished() ? whole.toByteArray() : null;
                }
                whole.write(buffer, 0, some);
            }
            return inflater.getRemaining() == 0 ? whole.toByteArray() : null;
        } catch (DataFormatException broken) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private String type() throws IOException {
        if (++parts > limits.parts()) {
            throw tooComplex(limits.parts());
        }
        byte[] name = source.bytes(4);
        for (byte letter : name) {
            check(letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z', "chunk type");
        }
        check(name[2] <= 'Z', "chunk type");
        crc.reset();
        crc.update(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private byte[] whole(long length) throws IOException {
        if (length > limits.metadataOctets()) {
            throw tooComplex(limits.metadataOctets());
        }
        byte[] body = source.bytes((int) length);
        crc.update(body);
        checkCrc();
        return body;
    }

    private void skip(long length) throws IOException {
        for (long left = length; left > 0; ) {
            int some = source.some(buffer, 0, (int) Math.min(left, BUFFER));
            crc.update(buffer, 0, some);
            left -= some;
        }
        checkCrc();
    }

    private void checkCrc() throws IOException {
        if (source.u32() != crc.getValue()) {
            throw Refusal.of(MediaRefusal.CHECKSUM)
                    .with(FactKey.OFFSET, source.offset())
                    .refused();
        }
    }

    private void write(String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(body);
        sink.u32(body.length);
        sink.write(name);
        sink.write(body);
        sink.u32(sum.getValue());
    }

    private static RuntimeException tooComplex(int limit) {
        return Refusal.of(MediaRefusal.TOO_COMPLEX).with(FactKey.LIMIT, limit).refused();
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw PngImage.malformed(what).refused();
        }
    }
}
