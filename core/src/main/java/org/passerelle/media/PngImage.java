package org.passerelle.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What the header of a PNG promises, and a counter that follows its compressed rows (PNG third edition §7, §10, §11.2.1): the image
 * is whole when every row has come, begun with a known filter, and nothing is left over. Nothing of the rows is kept.
 */
final class PngImage implements AutoCloseable {
    private static final int HEADER = 13;
    private static final int BUFFER = 1 << 15;
    private static final int MOST_FILTER = 4;
    /** Adam7: first column, first row, column step, row step of each pass. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] WHOLE = {{0, 0, 1, 1}};

    private final int width;
    private final int height;
    private final int depth;
    private final int colourType;
    private final Inflater inflater = new Inflater();
    private final byte[] rows = new byte[BUFFER];
    /** Octets of a row and number of rows, for each pass that has any. */
    private final List<long[]> passes = new ArrayList<>();

    private int pass;
    private long row;
    private long inRow;

    PngImage(byte[] header, MediaLimits limits) {
        check(header.length == HEADER, "IHDR");
        var data = ByteBuffer.wrap(header);
        width = data.getInt();
        height = data.getInt();
        checkDimensions(width, height, limits);
        depth = data.get();
        colourType = data.get();
        boolean interlaced = interlaced(data.get(), data.get(), data.get());
        check(depths().contains(depth), "IHDR");
        for (int[] step : interlaced ? PASSES : WHOLE) {
            long columns = (width - step[0] + step[2] - 1) / step[2];
            long lines = (height - step[1] + step[3] - 1) / step[3];
            if (columns > 0 && lines > 0) {
                passes.add(new long[] {1 + (columns * depth * channels() + 7) / 8, lines});
            }
        }
    }

    /** Refuses an image that is empty or larger than the limits. */
    static void checkDimensions(int width, int height, MediaLimits limits) {
        if (width < 1
                || height < 1
                || Math.max(width, height) > limits.dimension()
                || (long) width * height > limits.pixels()) {
            throw Refusal.of(MediaRefusal.DIMENSIONS)
                    .with(FactKey.ACTUAL, Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height))
                    .with(FactKey.LIMIT, limits.dimension() + ", " + limits.pixels())
                    .refused();
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int depth() {
        return depth;
    }

    /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
    int colourType() {
        return colourType;
    }

    /** Follows the next octets of the compressed rows. */
    void follow(byte[] compressed, int length) {
        inflater.setInput(compressed, 0, length);
        try {
            int some;
            do {
                some = inflater.inflate(rows);
                count(some);
            } while (some > 0);
        } catch (DataFormatException broken) {
            throw malformed("IDAT").refused(broken);
        }
        // Whatever is left over stands after the end of the rows, or asks for a dictionary that PNG does not have.
        check(inflater.getRemaining() == 0, "IDAT");
    }

    /** At the end: refused when a row is missing or the stream did not end. */
    void complete() {
        if (!inflater.finished() || pass != passes.size()) {
            throw Refusal.of(MediaRefusal.TRUNCATED).with(FactKey.FORMAT, "PNG").refused();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void count(int octets) {
        for (int at = 0; at < octets; ) {
            check(pass < passes.size(), "IDAT");
            check(inRow > 0 || rows[at] >= 0 && rows[at] <= MOST_FILTER, "filter");
            long[] shape = passes.get(pass);
            int some = (int) Math.min(octets - at, shape[0] - inRow);
            at += some;
            inRow += some;
            if (inRow == shape[0]) {
                inRow = 0;
                row++;
            }
            if (row == shape[1]) {
                row = 0;
                pass++;
            }
        }
    }

    private static boolean interlaced(int compression, int filter, int interlace) {
        check(compression == 0 && filter == 0 && (interlace == 0 || interlace == 1), "IHDR");
        return interlace == 1;
    }

    private List<Integer> depths() {
        return switch (colourType) {
            case 0 -> List.of(1, 2, 4, 8, 16);
            case 3 -> List.of(1, 2, 4, 8);
            case 2, 4, 6 -> List.of(8, 16);
            default -> List.of();
        };
    }

    private int channels() {
        return switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    static Refusal malformed(String what) {
        return Refusal.of(MediaRefusal.MALFORMED).with(FactKey.FORMAT, "PNG").with(FactKey.FIELD, what);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw malformed(what).refused();
        }
    }
}
