package org.passerelle.media.recording;

import java.util.Arrays;
import org.passerelle.refusal.HouseBug;

/**
 * A signal in columns of equal time: the least and the largest sample of each, so that no spike is lost however few columns there are.
 * Values are digital, as they stand in the file; a column without a sample is a gap.
 */
public final class Columns {
    private final short[] low;
    private final short[] high;

    Columns(int count) {
        if (count < 1) {
            throw new HouseBug("a signal has at least one column");
        }
        low = new short[count];
        high = new short[count];
        Arrays.fill(low, Short.MAX_VALUE);
        Arrays.fill(high, Short.MIN_VALUE);
    }

    public int count() {
        return low.length;
    }

    /** The least sample; above {@link #high} in a gap. */
    public short low(int column) {
        return low[column];
    }

    public short high(int column) {
        return high[column];
    }

    public boolean isGap(int column) {
        return low[column] > high[column];
    }

    void take(int column, short least, short most) {
        if (least < low[column]) {
            low[column] = least;
        }
        if (most > high[column]) {
            high[column] = most;
        }
    }

    /**
     * Takes samples that follow one another.
     *
     * @param octets with samples of two octets, little-endian (EDF 1992)
     * @param at where the first one stands
     * @param until one after the last one
     */
    void take(int column, byte[] octets, int at, int until) {
        short least = low[column];
        short most = high[column];
        for (int i = at; i < until; i += 2) {
            short sample = (short) (octets[i] & 0xff | octets[i + 1] << 8);
            if (sample < least) {
                least = sample;
            }
            if (sample > most) {
                most = sample;
            }
        }
        low[column] = least;
        high[column] = most;
    }

    /** The same time in the first half of the columns; the others become gaps. */
    void halve() {
        int half = low.length / 2;
        for (int column = 0; column < half; column++) {
            low[column] = (short) Math.min(low[2 * column], low[2 * column + 1]);
            high[column] = (short) Math.max(high[2 * column], high[2 * column + 1]);
        }
        Arrays.fill(low, half, low.length, Short.MAX_VALUE);
        Arrays.fill(high, half, high.length, Short.MIN_VALUE);
    }

    /** A part of these in fewer columns, from one of these to another, fractions of a column being shared. */
    Columns part(double from, double until, int count) {
        var part = new Columns(count);
        double each = (until - from) / count;
        for (int column = 0; column < count; column++) {
            int first = (int) Math.max(0, Math.floor(from + column * each));
            int last = (int) Math.min(low.length, Math.ceil(from + (column + 1) * each));
            for (int i = first; i < last; i++) {
                part.take(column, low[i], high[i]);
            }
        }
        return part;
    }

    /** Below which so many percent of the columns' least samples lie. */
    short usualLow(int percent) {
        return usual(low, percent, Short.MAX_VALUE);
    }

    /** Above which so many percent of the columns' largest samples lie. */
    short usualHigh(int percent) {
        return usual(high, 100 - percent, Short.MIN_VALUE);
    }

    private short usual(short[] values, int percent, short none) {
        short[] sorted = new short[values.length];
        int filled = 0;
        for (int column = 0; column < values.length; column++) {
            if (!isGap(column)) {
                sorted[filled++] = values[column];
            }
        }
        if (filled == 0) {
            return none;
        }
        Arrays.sort(sorted, 0, filled);
        return sorted[Math.min(filled - 1, filled * percent / 100)];
    }
}
