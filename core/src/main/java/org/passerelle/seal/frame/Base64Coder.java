package org.passerelle.seal.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Translates between octets and base64 characters. The JDK's own coder is several times faster than ours where
 * the virtual machine has machine code for it, and slower where it has none.
 */
enum Base64Coder {
    /** The JDK's. */
    JDK {
        @Override
        int encode(byte[] octets, int length, byte[] lines) {
            byte[] whole = length == octets.length ? octets : Arrays.copyOf(octets, length);
            byte[] text = Base64.getEncoder().encode(whole);
            int to = 0;
            for (int from = 0; from < text.length; from += LINE_CHARS) {
                int chars = Math.min(LINE_CHARS, text.length - from);
                System.arraycopy(text, from, lines, to, chars);
                to = end(lines, to + chars);
            }
            return to;
        }

        @Override
        int decodeLines(byte[] lines, int length, byte[] octets) {
            return 0;
        }

        @Override
        int decode(byte[] text, int length, byte[] octets, int at) {
            var whole = ByteBuffer.wrap(text, 0, length);
            try {
                ByteBuffer decoded = Base64.getDecoder().decode(whole);
                int given = decoded.remaining();
                decoded.get(octets, at, given);
                return given;
            } catch (IllegalArgumentException notBase64) {
                return FOREIGN;
            }
        }
    },

    /** By tables of two characters at a time; a whole line without a loop, which the virtual machine then does not stop to count. */
    TABLE {
        @Override
        int encode(byte[] octets, int length, byte[] lines) {
            int whole = length / LINE_OCTETS;
            for (int line = 0; line < whole; line++) {
                encodeLine(octets, LINE_OCTETS * line, lines, LINE * line);
            }
            byte[] rest = Base64.getEncoder().encode(Arrays.copyOfRange(octets, LINE_OCTETS * whole, length));
            int to = LINE * whole;
            System.arraycopy(rest, 0, lines, to, rest.length);
            return rest.length == 0 ? to : end(lines, to + rest.length);
        }

        @Override
        int decodeLines(byte[] lines, int length, byte[] octets) {
            int whole = length / LINE;
            int line = 0;
            while (line < whole && decodeLine(lines, LINE * line, octets, LINE_OCTETS * line) == 0) {
                line++;
            }
            return line;
        }

        @Override
        int decode(byte[] text, int length, byte[] octets, int at) {
            int to = at;
            int foreign = 0;
            int from = 0;
            // written so that the compiler sees its number of rounds, and checks bounds once
            for (int last = length - 7; from < last; from += 8) {
                foreign |= decodeEight(text, from, octets, to);
                to += 6;
            }
            if (from < length) {
                int first = VALUES[text[from] & 0xff | (text[from + 1] & 0xff) << 8];
                int second = VALUES[text[from + 2] & 0xff | (text[from + 3] & 0xff) << 8];
                foreign |= first | second;
                octets[to++] = (byte) (first >> 4);
                octets[to++] = (byte) (first << 4 | second >> 8);
                octets[to++] = (byte) second;
            }
            return (foreign & NO_PAIR) == 0 ? to - at : FOREIGN;
        }
    };

    /** Octets of a line. */
    static final int LINE_OCTETS = 57;
    /** Characters of a line, without its end. */
    static final int LINE_CHARS = 76;
    /** Characters of a line with its end. */
    static final int LINE = LINE_CHARS + 2;
    /** The answer for text that is not base64 throughout. */
    static final int FOREIGN = -1;
    /** Octets by which an array that is decoded into must be longer than what is decoded. */
    static final int SLACK = 8;

    /** Since 21 the virtual machine has machine code for both directions on every processor of the last ten years. */
    static final Base64Coder FASTEST = Runtime.version().feature() >= 21 ? JDK : TABLE;

    private static final VarHandle OCTETS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle CHARACTERS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR_CHARACTERS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int CRLF = '\r' | '\n' << 8;
    private static final int NO_PAIR = 0x8000;
    private static final char[] PAIRS = new char[64 * 64];
    private static final char[] VALUES = new char[256 * 256];

    static {
        byte[] alphabet =
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(VALUES, (char) NO_PAIR);
        for (int value = 0; value < PAIRS.length; value++) {
            PAIRS[value] = (char) (alphabet[value >> 6] | alphabet[value & 63] << 8);
            VALUES[PAIRS[value]] = (char) value;
        }
    }

    private static void encodeLine(byte[] octets, int from, byte[] lines, int to) {
        encodeSix(octets, from, lines, to);
        encodeSix(octets, from + 6, lines, to + 8);
        encodeSix(octets, from + 12, lines, to + 16);
        encodeSix(octets, from + 18, lines, to + 24);
        encodeSix(octets, from + 24, lines, to + 32);
        encodeSix(octets, from + 30, lines, to + 40);
        encodeSix(octets, from + 36, lines, to + 48);
        encodeSix(octets, from + 42, lines, to + 56);
        encodeSix(octets, from + 48, lines, to + 64);
        int last = (octets[from + 54] & 0xff) << 16 | (octets[from + 55] & 0xff) << 8 | octets[from + 56] & 0xff;
        FOUR_CHARACTERS.set(lines, to + 72, PAIRS[last >>> 12] | PAIRS[last & 0xfff] << 16);
        end(lines, to + LINE_CHARS);
    }

    /** Reads eight octets, and takes six of them. */
    private static void encodeSix(byte[] octets, int from, byte[] lines, int to) {
        long six = (long) OCTETS.get(octets, from);
        int high = (int) (six >>> 40);
        int low = (int) (six >>> 16) & 0xffffff;
        int first = PAIRS[high >>> 12] | PAIRS[high & 0xfff] << 16;
        int second = PAIRS[low >>> 12] | PAIRS[low & 0xfff] << 16;
        CHARACTERS.set(lines, to, first & 0xffffffffL | (long) second << 32);
    }

    /** Zero, unless a character is none of base64 or the line does not end there. */
    private static int decodeLine(byte[] lines, int from, byte[] octets, int to) {
        int foreign = decodeEight(lines, from, octets, to)
                | decodeEight(lines, from + 8, octets, to + 6)
                | decodeEight(lines, from + 16, octets, to + 12)
                | decodeEight(lines, from + 24, octets, to + 18)
                | decodeEight(lines, from + 32, octets, to + 24)
                | decodeEight(lines, from + 40, octets, to + 30)
                | decodeEight(lines, from + 48, octets, to + 36)
                | decodeEight(lines, from + 56, octets, to + 42)
                | decodeEight(lines, from + 64, octets, to + 48);
        long last = (long) CHARACTERS.get(lines, from + LINE - 8);
        int first = VALUES[(int) last >>> 16];
        int second = VALUES[(int) (last >>> 32) & 0xffff];
        OCTETS.set(octets, to + 54, (long) (first << 12 | second) << 40);
        return (foreign | first | second) & NO_PAIR | (int) (last >>> 48) ^ CRLF;
    }

    /** Writes eight octets, of which six count. */
    private static int decodeEight(byte[] text, int from, byte[] octets, int to) {
        long eight = (long) CHARACTERS.get(text, from);
        int low = (int) eight;
        int high = (int) (eight >>> 32);
        int first = VALUES[low & 0xffff];
        int second = VALUES[low >>> 16];
        int third = VALUES[high & 0xffff];
        int fourth = VALUES[high >>> 16];
        OCTETS.set(octets, to, (long) (first << 12 | second) << 40 | (long) (third << 12 | fourth) << 16);
        return first | second | third | fourth;
    }

    private static int end(byte[] lines, int at) {
        lines[at] = '\r';
        lines[at + 1] = '\n';
        return at + 2;
    }

    /**
     * Encodes in lines of 76 characters (RFC 2045 §6.8), the last one padded and ended too.
     *
     * @param lines takes 78 characters for each 57 octets begun
     * @return how many characters it gave
     */
    abstract int encode(byte[] octets, int length, byte[] lines);

    /**
     * Decodes whole lines of 76 characters and CRLF, up to the first that is another or holds a character that is none of base64.
     *
     * @param length how much of {@code lines} is there
     * @param octets longer than needed by {@link #SLACK}
     * @return how many lines it decoded, which may be fewer than it could: {@link #decode} reads the rest
     */
    abstract int decodeLines(byte[] lines, int length, byte[] octets);

    /**
     * Decodes whole groups, without line ends.
     *
     * @param length a multiple of four
     * @param octets longer than needed by {@link #SLACK}
     * @param at where in {@code octets} to begin
     * @return how many octets it gave; {@link #FOREIGN} when any character is none of base64. Padding may count as such.
     */
    abstract int decode(byte[] text, int length, byte[] octets, int at);
}
