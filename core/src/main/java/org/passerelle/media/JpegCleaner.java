package org.passerelle.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.passerelle.media.CleanedMedia.ImageFacts;
import org.passerelle.media.CleanedMedia.Removed;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One pass over a JPEG (ITU-T T.81 annex B, JFIF 1.02). Tables, frame, scans, colour profile and the two marks that decide how
 * colours are read (JFIF, Adobe) are kept as they are; of EXIF a fresh one with orientation and date is written; everything else
 * goes, whatever stands after the end included.
 */
final class JpegCleaner {
    private static final int SOF0 = 0xc0;
    private static final int SOF15 = 0xcf;
    private static final int DHT = 0xc4;
    private static final int JPG = 0xc8;
    private static final int DAC = 0xcc;
    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DNL = 0xdc;
    private static final int DRI = 0xdd;
    private static final int EXP = 0xdf;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COM = 0xfe;

    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] JFXX = ascii("JFXX\0");
    private static final byte[] XMP = ascii("http://ns.adobe.com/x");
    private static final byte[] ADOBE = ascii("Adobe");
    private static final int JFIF_LENGTH = 14;
    private static final int ADOBE_LENGTH = 12;

    private final Source source;
    private final Sink sink;
    private final MediaLimits limits;
    private final Set<Removed> removed;
    private final JpegFrame frame;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final ColourProfile profile = new ColourProfile();
    private byte[] jfif = new byte[0];
    private Exif exif = Exif.SILENT;
    private boolean exifSeen;
    private int parts;
    private int scans;

    JpegCleaner(Source source, Sink sink, MediaLimits limits, Set<Removed> removed) {
        this.source = source;
        this.sink = sink;
        this.limits = limits;
        this.removed = removed;
        this.frame = new JpegFrame(limits);
    }

    ImageFacts clean() throws IOException {
        source.skip(2);
        int marker = marker();
        while (marker != SOS) {
            beforeScans(marker);
            marker = marker();
        }
        writeHead();
        while (marker != EOI) {
            marker = marker == SOS ? scan() : betweenScans(marker);
        }
        frame.complete();
        segmentMark(EOI);
        return exif.facts(frame.width(), frame.height());
    }

    /** The next marker; any number of fill bytes may stand before it (T.81 B.1.1.2). */
    private int marker() throws IOException {
        check(source.need() == 0xff, "marker");
        int octet = source.need();
        while (octet == 0xff) {
            octet = source.need();
        }
        return octet;
    }

    private void beforeScans(int marker) throws IOException {
        boolean table = table(marker);
        if (table || sof(marker)) {
            byte[] body = body();
            if (table) {
                frame.table(marker, body);
            } else {
                frame.frame(marker, body);
            }
            hold(marker, body);
        } else {
            application(marker);
        }
    }

    private int betweenScans(int marker) throws IOException {
        if (table(marker)) {
            byte[] body = body();
            frame.table(marker, body);
            segment(marker, body);
        } else {
            checkApplication(marker);
            body();
            removed.add(Removed.OTHER_PART);
        }
        return marker();
    }

    private static boolean table(int marker) {
        return marker == DQT || marker == DHT || marker == DRI;
    }

    private static boolean sof(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    private void application(int marker) throws IOException {
        checkApplication(marker);
        byte[] body = body();
        if (marker == APP0 && starts(body, JFIF) && body.length >= JFIF_LENGTH) {
            jfif(body);
        } else if (marker == APP0 && starts(body, JFXX)) {
            removed.add(Removed.THUMBNAIL);
        } else if (marker == APP1 && starts(body, Exif.PREFIX)) {
            exif(body);
        } else if (marker == APP1 && starts(body, XMP)) {
            removed.add(Removed.XMP);
        } else if (marker == APP2 && ColourProfile.chunk(body)) {
            profile.add(body);
            checkHeld();
        } else if (marker == APP14 && starts(body, ADOBE) && body.length >= ADOBE_LENGTH) {
            hold(marker, Arrays.copyOf(body, ADOBE_LENGTH));
            if (body.length > ADOBE_LENGTH) {
                removed.add(Removed.OTHER_PART);
            }
        } else {
            removed.add(marker == COM ? Removed.TEXT : Removed.OTHER_PART);
        }
    }

    private void checkApplication(int marker) {
        if (marker == DNL || marker == DAC || marker > DRI && marker <= EXP) {
            throw Refusal.of(MediaRefusal.ENCODING).refused();
        }
        check(marker >= APP0 && marker <= APP15 || marker == COM, "marker");
    }

    private void jfif(byte[] body) {
        if (jfif.length == 0) {
            jfif = Arrays.copyOf(body, JFIF_LENGTH);
            jfif[JFIF_LENGTH - 2] = 0;
            jfif[JFIF_LENGTH - 1] = 0;
        }
        if (body.length > JFIF_LENGTH) {
            removed.add(Removed.THUMBNAIL);
        }
    }

    private void exif(byte[] body) {
        Exif found = Exif.read(body, removed);
        if (!exifSeen) {
            exif = found;
        }
        exifSeen = true;
    }

    private void writeHead() throws IOException {
        segmentMark(SOI);
        if (jfif.length > 0) {
            segment(APP0, jfif);
        }
        if (!exif.silent()) {
            segment(APP1, exif.segment());
        }
        List<byte[]> chunks = profile.segments();
        if (chunks.isEmpty() && profile.present()) {
            removed.add(Removed.BROKEN_PROFILE);
        }
        for (byte[] chunk : chunks) {
            segment(APP2, chunk);
        }
        sink.write(held.toByteArray());
        held.reset();
    }

    /** Copies a scan. Returns the marker that ends it. */
    private int scan() throws IOException {
        atMost(++scans, limits.scans());
        byte[] header = body();
        JpegFrame.Bounds bounds = frame.scan(header);
        segment(SOS, header);
        long octets = 0;
        long restarts = 0;
        while (true) {
            int octet = source.need();
            if (octet != 0xff) {
                sink.write(octet);
                octets++;
                continue;
            }
            int marker = source.need();
            while (marker == 0xff) {
                marker = source.need();
            }
            if (marker == 0) {
                sink.u16(0xff00);
                octets++;
            } else if (marker >= RST0 && marker <= RST7) {
                check(bounds.restarts() >= 0 && marker - RST0 == restarts % 8, "restart marker");
                segmentMark(marker);
                restarts++;
            } else {
                checkWhole(bounds, octets, restarts);
                return marker;
            }
        }
    }

    /** One restart marker too many is tolerated: some cameras close the last interval too. */
    private void checkWhole(JpegFrame.Bounds bounds, long octets, long restarts) {
        check(octets <= bounds.most(), "scan length");
        if (octets < bounds.least() || restarts < bounds.restarts()) {
            throw Refusal.of(MediaRefusal.TRUNCATED)
                    .with(FactKey.OFFSET, source.offset())
                    .refused();
        }
        check(bounds.restarts() < 0 || restarts <= bounds.restarts() + 1, "restart marker");
    }

    private byte[] body() throws IOException {
        atMost(++parts, limits.parts());
        int length = source.u16();
        check(length >= 2, "segment length");
        return source.bytes(length - 2);
    }

    private void hold(int marker, byte[] body) {
        held.write(0xff);
        held.write(marker);
        held.write((body.length + 2) >> 8);
        held.write(body.length + 2);
        held.writeBytes(body);
        checkHeld();
    }

    private void checkHeld() {
        atMost(held.size() + profile.size(), limits.metadataOctets());
    }

    private static void atMost(int count, int limit) {
        if (count > limit) {
            throw Refusal.of(MediaRefusal.TOO_COMPLEX)
                    .with(FactKey.LIMIT, limit)
                    .refused();
        }
    }

    private void segment(int marker, byte[] body) throws IOException {
        segmentMark(marker);
        sink.u16(body.length + 2);
        sink.write(body);
    }

    private void segmentMark(int marker) throws IOException {
        sink.u16(0xff00 | marker);
    }

    private void check(boolean holds, String what) {
        if (!holds) {
            throw Refusal.of(MediaRefusal.MALFORMED)
                    .with(FactKey.FORMAT, "JPEG")
                    .with(FactKey.FIELD, what)
                    .with(FactKey.OFFSET, source.offset())
                    .refused();
        }
    }

    private static boolean starts(byte[] body, byte[] mark) {
        return body.length >= mark.length && Arrays.equals(body, 0, mark.length, mark, 0, mark.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
