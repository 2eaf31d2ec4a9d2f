package org.passerelle.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.media.CleanedMedia.ImageFacts;
import org.passerelle.media.CleanedMedia.Removed;

/**
 * The little of EXIF (CIPA DC-008, a TIFF 6.0 structure) that stays with an image. Reading never refuses: what cannot be read
 * is not kept.
 *
 * @param orientation 1 to 8, or 0 when the file is silent
 * @param captured DateTimeOriginal, or null
 * @param offset OffsetTimeOriginal, or null
 */
record Exif(
        int orientation,
        @Nullable LocalDateTime captured,
        @Nullable ZoneOffset offset) {
    static final Exif SILENT = new Exif(0, null, null);
    /** What stands before the TIFF structure in a JPEG, and by mistake in some PNG. */
    static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_IFD = 0x8769;
    private static final int GPS_IFD = 0x8825;
    private static final int EXIF_VERSION = 0x9000;
    private static final int DATE_TIME_ORIGINAL = 0x9003;
    private static final int OFFSET_TIME_ORIGINAL = 0x9011;
    private static final int MAKER_NOTE = 0x927c;
    private static final int OWNER_NAME = 0xa430;
    private static final int LENS_SERIAL = 0xa435;

    private static final int TYPE_ASCII = 2;
    private static final int TYPE_SHORT = 3;
    private static final int TYPE_LONG = 4;
    private static final int TYPE_UNDEFINED = 7;
    private static final int TIFF_HEADER = 8;
    private static final int ENTRY = 12;
    private static final int DATE_LENGTH = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final byte[] VERSION = "0232".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    boolean silent() {
        return orientation == 0 && captured == null;
    }

    ImageFacts facts(int width, int height) {
        return new ImageFacts(width, height, orientation == 0 ? 1 : orientation, captured, offset);
    }

    /** Reads a TIFF structure, with or without its prefix, and notes what of it will be lost. */
    static Exif read(byte[] octets, Set<Removed> removed) {
        boolean prefixed =
                octets.length >= PREFIX.length && Arrays.equals(octets, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
        byte[] tiff = Arrays.copyOfRange(octets, prefixed ? PREFIX.length : 0, octets.length);
        if (tiff.length < TIFF_HEADER) {
            removed.add(Removed.CAMERA_METADATA);
            return SILENT;
        }
        ByteBuffer data = ByteBuffer.wrap(tiff);
        data.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (tiff[0] != tiff[1] || (tiff[0] != 'I' && tiff[0] != 'M') || data.getShort(2) != 42) {
            removed.add(Removed.CAMERA_METADATA);
            return SILENT;
        }
        return new Reader(data, removed).read();
    }

    /** This and nothing else, as a JPEG holds it. */
    byte[] segment() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(PREFIX);
        out.writeBytes(tiff());
        return out.toByteArray();
    }

    /** This and nothing else, as a big-endian TIFF structure. */
    byte[] tiff() {
        var out = new ByteArrayOutputStream();
        var ifd0 = new Directory(TIFF_HEADER);
        if (orientation != 0) {
            ifd0.add(ORIENTATION, TYPE_SHORT, 1, new byte[] {0, (byte) orientation});
        }
        out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, TIFF_HEADER});
        if (captured == null) {
            out.writeBytes(ifd0.octets());
            return out.toByteArray();
        }
        // One more entry is coming, so the EXIF directory starts that much later.
        int start = TIFF_HEADER + ifd0.octets().length + ENTRY;
        ifd0.add(EXIF_IFD, TYPE_LONG, 1, ByteBuffer.allocate(4).putInt(start).array());
        var exif = new Directory(start);
        exif.add(EXIF_VERSION, TYPE_UNDEFINED, VERSION.length, VERSION);
        exif.addText(DATE_TIME_ORIGINAL, DATE.format(captured));
        if (offset != null) {
            exif.addText(OFFSET_TIME_ORIGINAL, offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
        }
        out.writeBytes(ifd0.octets());
        out.writeBytes(exif.octets());
        return out.toByteArray();
    }

    /** One walk over the first directory and the EXIF directory; no link is followed twice, no other at all. */
    private static final class Reader {
        private final ByteBuffer data;
        private final Set<Removed> removed;
        private int orientation;
        private @Nullable LocalDateTime captured;
        private @Nullable ZoneOffset offset;

        Reader(ByteBuffer data, Set<Removed> removed) {
            this.data = data;
            this.removed = removed;
        }

        Exif read() {
            long exif = directory(unsigned(4), false);
            if (exif > 0) {
                directory(exif, true);
            }
            return new Exif(orientation, captured, captured == null ? null : offset);
        }

        /** Returns where the EXIF directory is, or 0. */
        private long directory(long start, boolean inner) {
            if (start < TIFF_HEADER || start + 2 > data.limit()) {
                removed.add(Removed.CAMERA_METADATA);
                return 0;
            }
            int entries = Short.toUnsignedInt(data.getShort((int) start));
            long exif = 0;
            int at = (int) start + 2;
            for (int i = 0; i < entries && at + ENTRY <= data.limit(); i++, at += ENTRY) {
                int tag = Short.toUnsignedInt(data.getShort(at));
                if (!inner && tag == EXIF_IFD) {
                    exif = unsigned(at + 8);
                } else if (!keep(tag, at, inner)) {
                    note(tag);
                }
            }
            if (!inner && at + 4 <= data.limit() && data.getInt(at) != 0) {
                removed.add(Removed.THUMBNAIL);
            }
            return exif;
        }

        private boolean keep(int tag, int at, boolean inner) {
            switch (tag) {
                case ORIENTATION -> {
                    int value = data.getShort(at + 8);
                    if (inner || orientation != 0 || value < 1 || value > 8 || type(at) != TYPE_SHORT) {
                        return false;
                    }
                    orientation = value;
                }
                case DATE_TIME_ORIGINAL -> captured = inner ? date(text(at, DATE_LENGTH)) : captured;
                case OFFSET_TIME_ORIGINAL -> offset = inner ? zone(text(at, OFFSET_LENGTH)) : offset;
                case EXIF_VERSION -> {}
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void note(int tag) {
            if (tag == GPS_IFD) {
                removed.add(Removed.LOCATION);
            } else if (tag == MAKER_NOTE) {
                removed.add(Removed.MAKER_NOTE);
            } else if (tag >= OWNER_NAME && tag <= LENS_SERIAL) {
                removed.add(Removed.DEVICE_IDENTITY);
            } else {
                removed.add(Removed.CAMERA_METADATA);
            }
        }

        private int type(int entry) {
            return Short.toUnsignedInt(data.getShort(entry + 2));
        }

        /** The first {@code length} characters of a text longer than four octets, or nothing. */
        private String text(int entry, int length) {
            long start = unsigned(entry + 8);
            if (type(entry) != TYPE_ASCII || unsigned(entry + 4) < length || start + length > data.limit()) {
                return "";
            }
            return new String(data.array(), (int) start, length, StandardCharsets.US_ASCII);
        }

        private static @Nullable LocalDateTime date(String text) {
            try {
                return LocalDateTime.parse(text, DATE);
            } catch (DateTimeException notOne) {
                return null;
            }
        }

        private static @Nullable ZoneOffset zone(String text) {
            try {
                return text.matches("[+-][0-9]{2}:[0-9]{2}") ? ZoneOffset.of(text) : null;
            } catch (DateTimeException notOne) {
                return null;
            }
        }

        private long unsigned(int at) {
            return Integer.toUnsignedLong(data.getInt(at));
        }
    }

    /** A TIFF directory being written: entries in the order of their tags, long values behind them. */
    private static final class Directory {
        private final int start;
        private final List<byte[]> values = new ArrayList<>();
        private final List<int[]> entries = new ArrayList<>();

        Directory(int start) {
            this.start = start;
        }

        void add(int tag, int type, int count, byte[] value) {
            entries.add(new int[] {tag, type, count});
            values.add(value);
        }

        void addText(int tag, String text) {
            add(tag, TYPE_ASCII, text.length() + 1, (text + "\0").getBytes(StandardCharsets.US_ASCII));
        }

        byte[] octets() {
            var out = ByteBuffer.allocate(2 + entries.size() * ENTRY + 4 + tail());
            out.putShort((short) entries.size());
            int tail = 2 + entries.size() * ENTRY + 4;
            for (int i = 0; i < entries.size(); i++) {
                int[] entry = entries.get(i);
                byte[] value = values.get(i);
                out.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]);
                if (value.length <= 4) {
                    out.put(Arrays.copyOf(value, 4));
                } else {
                    out.putInt(start + tail);
                    out.put(tail, value);
                    tail += value.length + (value.length & 1);
                }
            }
            return out.array();
        }

        private int tail() {
            return values.stream()
                    .filter(value -> value.length > 4)
                    .mapToInt(value -> value.length + (value.length & 1))
                    .sum();
        }
    }
}
