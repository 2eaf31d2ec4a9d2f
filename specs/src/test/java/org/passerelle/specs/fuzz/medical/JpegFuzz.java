package org.passerelle.specs.fuzz.medical;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.passerelle.specs.fuzz.Seeds;

/** JPEG, with the little-endian EXIF of a camera among its seeds. */
final class JpegFuzz extends MediaFuzz {
    /** Maker, orientation, GPS and EXIF parts, thumbnail. */
    private static final String EXIF =
            "49492a0008000000" + "0400" + "0f01020004000000" + "41424300" + "12010300010000000600"
                    + "0000" + "69870400010000003e000000" + "25880400010000003e000000" + "3e000000" + "0100"
                    + "039002001400000050000000" + "00000000" + "323032363a30353a30352031303a31313a313200";

    @Override
    protected List<byte[]> seeds() throws IOException {
        byte[] plain = picture(false);
        return Seeds.all(List.of(plain, picture(true), withExif(plain)), Seeds.samples("dermoscopy", ".jpg", 2));
    }

    private static byte[] withExif(byte[] jpeg) {
        var out = new ByteArrayOutputStream();
        byte[] exif = HexFormat.of().parseHex(EXIF);
        int length = 2 + 6 + exif.length;
        out.writeBytes(Arrays.copyOf(jpeg, 2));
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(exif);
        out.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
        return out.toByteArray();
    }

    private static byte[] picture(boolean progressive) throws IOException {
        var image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 24; x++) {
            image.setRGB(x, x % 16, x * 0x0a0503);
        }
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
