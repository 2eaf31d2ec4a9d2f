package org.passerelle.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import org.passerelle.media.RecordingIdentity.Sex;

/** Small files made for the tests, and ways to clean and compare them. */
final class MadeMedia {
    static final RecordingIdentity ALICE = new RecordingIdentity(
            "279035121518989",
            Sex.FEMALE,
            LocalDate.of(1979, 3, 8),
            List.of("Durand-Lefèvre", "Moreau"),
            List.of("Alice", "Jeanne"));

    static final String ALICE_FIELD = "279035121518989 F 08-MAR-1979 Durand-Lefevre_Alice";

    private MadeMedia() {}

    /** What came of a cleaning. */
    record Outcome(CleanedMedia media, byte[] octets) {}

    static Outcome clean(byte[] file) {
        return clean(MediaLimits.defaults(), file, Expected.of(ALICE));
    }

    static Outcome clean(byte[] file, Expected expected) {
        return clean(MediaLimits.defaults(), file, expected);
    }

    static Outcome clean(MediaLimits limits, byte[] file, Expected expected) {
        var out = new ByteArrayOutputStream();
        try {
            var media = new MediaGate(limits).clean(new ByteArrayInputStream(file), out, expected);
            return new Outcome(media, out.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static BufferedImage drawing(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xff000000 | x * 5 << 16 | y * 7 << 8 | random.nextInt(64));
            }
        }
        return image;
    }

    static byte[] jpeg(int width, int height, boolean progressive) {
        return jpeg(drawing(width, height, BufferedImage.TYPE_INT_RGB), progressive);
    }

    static byte[] jpeg(BufferedImage image, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(stream);
            var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The same JPEG with these segments right after its first mark. */
    static byte[] jpegWith(byte[] jpeg, byte[]... segments) {
        return joined(Arrays.copyOf(jpeg, 2), joined(segments), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] segment(int marker, byte[] body) {
        int length = body.length + 2;
        return joined(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, body);
    }

    static byte[] png(int width, int height, int type) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawing(width, height, type), "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The same PNG with these chunks right after its header. */
    static byte[] pngWith(byte[] png, byte[]... chunks) {
        int header = 8 + 12 + 13;
        return joined(Arrays.copyOf(png, header), joined(chunks), Arrays.copyOfRange(png, header, png.length));
    }

    static byte[] chunk(String type, byte[] body) {
        byte[] name = type.getBytes(ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(body);
        return joined(u32(body.length), name, body, u32(crc.getValue()));
    }

    static byte[] deflated(byte[] octets) {
        var deflater = new Deflater();
        deflater.setInput(octets);
        deflater.finish();
        byte[] buffer = new byte[octets.length + 100];
        int size = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, size);
    }

    /** A colour profile that has only its header. */
    static byte[] profile(int size) {
        byte[] profile = new byte[size];
        System.arraycopy(u32(size), 0, profile, 0, 4);
        System.arraycopy("acsp".getBytes(ISO_8859_1), 0, profile, 36, 4);
        return profile;
    }

    /** A little-endian TIFF structure as a camera writes it: maker, orientation, GPS, date, offset, maker's note, thumbnail. */
    static byte[] cameraExif(int orientation, String date, String offset) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("II*\0".getBytes(ISO_8859_1));
        out.writeBytes(le32(8));
        int inner = 8 + 2 + 4 * 12 + 4;
        out.writeBytes(le16(4));
        out.writeBytes(entry(0x010f, 2, 4, le32(0x00434241)));
        out.writeBytes(entry(0x0112, 3, 1, le32(orientation)));
        out.writeBytes(entry(0x8769, 4, 1, le32(inner)));
        out.writeBytes(entry(0x8825, 4, 1, le32(inner)));
        out.writeBytes(le32(inner));
        int values = inner + 2 + 3 * 12 + 4;
        out.writeBytes(le16(3));
        out.writeBytes(entry(0x9003, 2, 20, le32(values)));
        out.writeBytes(entry(0x9011, 2, 7, le32(values + 20)));
        out.writeBytes(entry(0x927c, 7, 4, le32(0x01020304)));
        out.writeBytes(le32(0));
        out.writeBytes((date + "\0").getBytes(ISO_8859_1));
        out.writeBytes((offset + "\0").getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] entry(int tag, int type, int count, byte[] value) {
        return joined(le16(tag), le16(type), le32(count), value);
    }

    /** A recording of three records of one second, one signal of 16 samples, in EDF+ with an annotation signal. */
    static byte[] recording(String patient, String kind) {
        return new MadeRecording().patient(patient).kind(kind).octets();
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] u32(long value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static byte[] le16(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    private static byte[] le32(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    /** The field of a cleaned recording that names the patient. */
    static String patientField(byte[] edf) {
        return new String(edf, 8, 80, ISO_8859_1).stripTrailing();
    }

    static String recordingField(byte[] edf) {
        return new String(edf, 88, 80, ISO_8859_1).stripTrailing();
    }

    static boolean samePixels(byte[] one, byte[] other) {
        try {
            var left = ImageIO.read(new ByteArrayInputStream(one));
            var right = ImageIO.read(new ByteArrayInputStream(other));
            return left.getWidth() == right.getWidth()
                    && left.getHeight() == right.getHeight()
                    && Arrays.equals(pixels(left), pixels(right));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    static boolean holds(byte[] octets, String text) {
        return new String(octets, ISO_8859_1).contains(text);
    }
}
