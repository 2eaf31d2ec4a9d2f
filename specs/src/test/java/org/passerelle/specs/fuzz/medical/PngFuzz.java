package org.passerelle.specs.fuzz.medical;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** PNG; each file is read as it is and with its check sums mended, behind which a fuzzer would never come by itself. */
final class PngFuzz extends MediaFuzz {
    private static final int SIGNATURE = 8;
    private static final int HEADER_END = SIGNATURE + 25;

    @Override
    protected List<byte[]> seeds() throws IOException {
        byte[] colour = picture(BufferedImage.TYPE_INT_ARGB);
        return List.of(
                colour,
                picture(BufferedImage.TYPE_BYTE_INDEXED),
                picture(BufferedImage.TYPE_BYTE_GRAY),
                with(colour, "tEXt", "Comment\0Alice"),
                with(colour, "eXIf", "II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        tried(() -> super.read(octets));
        super.read(mended(octets));
    }

    private static byte[] mended(byte[] png) {
        byte[] mended = png.clone();
        ByteBuffer octets = ByteBuffer.wrap(mended);
        int at = SIGNATURE;
        while (at + 12 <= mended.length) {
            int length = octets.getInt(at);
            if (length < 0 || length > mended.length - at - 12) {
                return mended;
            }
            var crc = new CRC32();
            crc.update(mended, at + 4, length + 4);
            octets.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
        return mended;
    }

    private static byte[] with(byte[] png, String type, String body) {
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(png, HEADER_END));
        out.writeBytes(ByteBuffer.allocate(4).putInt(octets.length).array());
        out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(octets);
        out.writeBytes(new byte[4]);
        out.writeBytes(Arrays.copyOfRange(png, HEADER_END, png.length));
        return mended(out.toByteArray());
    }

    private static byte[] picture(int type) throws IOException {
        var image = new BufferedImage(12, 9, type);
        for (int x = 0; x < 12; x++) {
            image.setRGB(x, x % 9, 0xff000000 | x * 0x0a0503);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
