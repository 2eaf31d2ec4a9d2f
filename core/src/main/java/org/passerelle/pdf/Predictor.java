package org.passerelle.pdf;

import java.util.Arrays;
import org.passerelle.pdf.PdfValue.Dictionary;

/**
 * How the rows of a table were made smaller before they were packed (ISO 32000-1, 7.4.4.4), as PNG does it; octets only.
 *
 * @param rows octets of a row; 0 where nothing was done
 */
record Predictor(int rows) {
    private static final int WIDEST = 64;

    static Predictor of(Dictionary parameters) {
        long kind = told(parameters, "Predictor", 1);
        if (kind == 1) {
            return new Predictor(0);
        }
        long columns = told(parameters, "Columns", 1);
        boolean plain = told(parameters, "Colors", 1) == 1 && told(parameters, "BitsPerComponent", 8) == 8;
        if (kind < 10 || kind > 15 || !plain || columns < 1 || columns > WIDEST) {
            throw Work.damaged("predictor");
        }
        return new Predictor((int) columns);
    }

    private static long told(Dictionary parameters, String key, long unsaid) {
        return parameters.has(key) ? parameters.whole(key).orElseThrow(() -> Work.damaged("predictor")) : unsaid;
    }

    /** The rows as they were. */
    byte[] undone(byte[] packed) {
        if (rows == 0) {
            return packed;
        }
        if (packed.length % (rows + 1) != 0) {
            throw Work.damaged("rows");
        }
        int count = packed.length / (rows + 1);
        byte[] plain = new byte[count * rows];
        byte[] above = new byte[rows];
        for (int row = 0; row < count; row++) {
            int from = row * (rows + 1);
            for (int column = 0; column < rows; column++) {
                int left = column == 0 ? 0 : plain[row * rows + column - 1] & 0xff;
                int corner = column == 0 ? 0 : above[column - 1] & 0xff;
                int told = predicted(packed[from], left, above[column] & 0xff, corner);
                plain[row * rows + column] = (byte) (packed[from + 1 + column] + told);
            }
            above = Arrays.copyOfRange(plain, row * rows, (row + 1) * rows);
        }
        return plain;
    }

    private static int predicted(int type, int left, int up, int corner) {
        return switch (type) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> throw Work.damaged("row");
        };
    }

    private static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int toLeft = Math.abs(guess - left);
        int toUp = Math.abs(guess - up);
        int toCorner = Math.abs(guess - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
