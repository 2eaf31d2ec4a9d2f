package org.passerelle.media;

import java.util.HashMap;
import java.util.Map;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What the tables and headers of a JPEG promise (ITU-T T.81 annex B): dimensions, components, tables, restarts. Knows from them how
 * little and how much a scan can be, so that one cut short, or with something hidden at its end, is seen without decoding it.
 */
final class JpegFrame {
    private static final int BASELINE = 0xc0;
    private static final int PROGRESSIVE = 0xc2;
    private static final int DHT = 0xc4;
    private static final int DQT = 0xdb;
    private static final int MOST_BLOCKS_IN_MCU = 10;
    private static final int LAST_COEFFICIENT = 63;
    /** Of a code and what follows it. */
    private static final int MOST_BITS = 32;
    /** Octets that a camera may add to fill its buffer. */
    private static final int PADDING = 512;

    private final MediaLimits limits;
    private final Map<Integer, Component> components = new HashMap<>();
    private final boolean[] quantisation = new boolean[4];
    /** DC tables 0 to 3, then AC tables. */
    private final boolean[] huffman = new boolean[8];

    private boolean progressive;
    private int width;
    private int height;
    private int horizontal = 1;
    private int vertical = 1;
    private int interval;

    JpegFrame(MediaLimits limits) {
        this.limits = limits;
    }

    /**
     * How much a scan holds.
     *
     * @param least octets of entropy-coded data, stuffing not counted
     * @param most the same, generously: more than every block at its longest is something hidden behind the last one
     * @param restarts the fewest markers, or −1 where none may stand
     */
    record Bounds(long least, long most, long restarts) {}

    private static final class Component {
        private final int h;
        private final int v;
        private final int table;
        private boolean seen;

        Component(int h, int v, int table) {
            this.h = h;
            this.v = v;
            this.table = table;
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** SOF0, SOF1 or SOF2. */
    void frame(int marker, byte[] body) {
        check(components.isEmpty(), "frame");
        check(body.length > 6 && body.length == 6 + 3 * at(body, 5), "frame");
        if (marker < BASELINE || marker > PROGRESSIVE || at(body, 0) != 8) {
            throw Refusal.of(MediaRefusal.ENCODING).refused();
        }
        int count = at(body, 5);
        if (count != 1 && count != 3 && count != 4) {
            throw Refusal.of(MediaRefusal.ENCODING).refused();
        }
        progressive = marker == PROGRESSIVE;
        height = at(body, 1) << 8 | at(body, 2);
        width = at(body, 3) << 8 | at(body, 4);
        PngImage.checkDimensions(width, height, limits);
        for (int i = 6; i < body.length; i += 3) {
            int h = at(body, i + 1) >> 4;
            int v = at(body, i + 1) & 15;
            check(h >= 1 && h <= 4 && v >= 1 && v <= 4 && at(body, i + 2) < 4, "frame");
            check(components.put(at(body, i), new Component(h, v, at(body, i + 2))) == null, "frame");
            horizontal = Math.max(horizontal, h);
            vertical = Math.max(vertical, v);
        }
    }

    /** DQT, DHT or DRI. */
    void table(int marker, byte[] body) {
        switch (marker) {
            case DQT -> quantisation(body);
            case DHT -> huffman(body);
            default -> restart(body);
        }
    }

    private void quantisation(byte[] body) {
        int i = 0;
        while (i < body.length) {
            int precision = at(body, i) >> 4;
            int table = at(body, i) & 15;
            check(precision < 2 && table < 4, "quantisation table");
            quantisation[table] = true;
            i += 1 + 64 * (precision + 1);
        }
        check(i == body.length && i > 0, "quantisation table");
    }

    private void huffman(byte[] body) {
        int i = 0;
        while (i < body.length) {
            check(i + 17 <= body.length, "huffman table");
            int kind = at(body, i) >> 4;
            int table = at(body, i) & 15;
            check(kind < 2 && table < 4, "huffman table");
            int symbols = 0;
            for (int length = 1; length <= 16; length++) {
                symbols += at(body, i + length);
            }
            check(symbols <= 256, "huffman table");
            huffman[4 * kind + table] = true;
            i += 17 + symbols;
        }
        check(i == body.length && i > 0, "huffman table");
    }

    private void restart(byte[] body) {
        check(body.length == 2, "restart interval");
        interval = at(body, 0) << 8 | at(body, 1);
    }

    /** SOS. */
    Bounds scan(byte[] body) {
        check(!components.isEmpty() && body.length > 0, "scan");
        int count = at(body, 0);
        check(count >= 1 && count <= 4 && body.length == 4 + 2 * count, "scan");
        int first = at(body, body.length - 3);
        int last = at(body, body.length - 2);
        boolean dc = !progressive || first == 0;
        check(!progressive || spectrum(first, last, count), "scan");
        int blocks = 0;
        Component single = component(at(body, 1));
        for (int i = 1; i <= 2 * count; i += 2) {
            Component component = component(at(body, i));
            tables(component, at(body, i + 1), dc);
            component.seen |= dc;
            blocks += component.h * component.v;
        }
        check(count == 1 || blocks <= MOST_BLOCKS_IN_MCU, "scan");
        long units = count == 1 ? blocks(single) : mcus();
        long all = units * (count == 1 ? 1 : blocks);
        long restarts = interval == 0 ? -1 : (units + interval - 1) / interval - 1;
        long most = all * mostBitsOfBlock(first, last) / 8 + 2 * (Math.max(restarts, 0) + 2) + PADDING;
        return new Bounds((all * bitsOfBlock(first) + 7) / 8, most, restarts);
    }

    /** At the end: every component must have come. */
    void complete() {
        check(components.values().stream().allMatch(component -> component.seen), "scans");
    }

    private Component component(int id) {
        Component component = components.get(id);
        if (component == null) {
            throw malformed("scan");
        }
        return component;
    }

    /** A DC scan stands alone; an AC scan is of one component (T.81 G.1.1.1.1). */
    private static boolean spectrum(int first, int last, int count) {
        return first == 0 ? last == 0 : first <= last && last <= LAST_COEFFICIENT && count == 1;
    }

    private void tables(Component component, int selectors, boolean dc) {
        check(quantisation[component.table], "quantisation table");
        check((selectors >> 4) < 4 && (selectors & 15) < 4, "scan");
        if (!progressive) {
            check(huffman[selectors >> 4] && huffman[4 + (selectors & 15)], "huffman table");
        } else if (!dc) {
            check(huffman[4 + (selectors & 15)], "huffman table");
        }
    }

    /** No code is shorter than one bit: a sequential block has a DC code and an AC code; only an AC scan may skip blocks. */
    private int bitsOfBlock(int first) {
        if (!progressive) {
            return 2;
        }
        return first == 0 ? 1 : 0;
    }

    /** A code has at most 16 bits and so have the bits behind it; an AC scan may close a run of blocks with one code more. */
    private int mostBitsOfBlock(int first, int last) {
        int coefficients = progressive ? last - first + 1 : LAST_COEFFICIENT + 1;
        return (coefficients + (first > 0 ? 1 : 0)) * MOST_BITS;
    }

    private long mcus() {
        return (long) up(width, 8 * horizontal) * up(height, 8 * vertical);
    }

    private long blocks(Component only) {
        return (long) up(up(width * only.h, horizontal), 8) * up(up(height * only.v, vertical), 8);
    }

    private static int up(int value, int unit) {
        return (value + unit - 1) / unit;
    }

    private static int at(byte[] body, int index) {
        return body[index] & 0xff;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw malformed(what);
        }
    }

    private static RuntimeException malformed(String what) {
        return Refusal.of(MediaRefusal.MALFORMED)
                .with(FactKey.FORMAT, "JPEG")
                .with(FactKey.FIELD, what)
                .refused();
    }
}
