package org.passerelle.specs.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** The colours that a picture uses most, 256 of them: a page has few, and its picture then takes a third of the room. */
final class Palette {
    private static final int MOST = 256;
    /** Colours that differ in no more than the lowest two bits of a channel count as one. */
    private static final int ALIKE = 0xFCFCFC;

    private Palette() {}

    /** The same picture as a PNG of 256 colours. */
    static byte[] reduced(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        Map<Integer, Integer> uses = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                uses.merge(image.getRGB(x, y) & ALIKE, 1, Integer::sum);
            }
        }
        List<Integer> colours = uses.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        var out = new ByteArrayOutputStream();
        ImageIO.write(indexed(image, colours), "png", out);
        return out.toByteArray();
    }

    private static BufferedImage indexed(BufferedImage image, List<Integer> colours) {
        int[] table = colours.stream()
                .mapToInt(colour -> colour | colour >> 6 & 0x030303)
                .toArray();
        var model = new IndexColorModel(8, table.length, table, 0, false, -1, 0);
        var indexed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> known = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int place = known.computeIfAbsent(image.getRGB(x, y) & ALIKE, colour -> nearest(table, colour));
                indexed.getRaster().setSample(x, y, 0, place);
            }
        }
        return indexed;
    }

    private static int nearest(int[] table, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int at = 0; at < table.length; at++) {
            int apart = square(table[at] >> 16, colour >> 16)
                    + square(table[at] >> 8, colour >> 8)
                    + square(table[at], colour);
            if (apart < least) {
                least = apart;
                best = at;
            }
        }
        return best;
    }

    private static int square(int one, int other) {
        int apart = (one & 0xFF) - (other & 0xFF);
        return apart * apart;
    }
}
