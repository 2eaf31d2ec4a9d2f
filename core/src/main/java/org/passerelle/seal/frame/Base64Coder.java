package org.passerelle.seal.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
        int decode(byte[] text, int length, byte[] octets) {
            try {
                return Base64.getDecoder().decode(Arrays.copyOf(text, length), octets);
            } catch (IllegalArgumentException notBase64) {
                return FOREIGN;
            }
        }
    },

    /** By tables of two characters at a time. */
    TABLE {
        @Override
        int encode(byte[] octets, int length, byte[] lines) {
            int to = 0;
            int line = 0;
            for (; line + LINE_OCTETS <= length; line += LINE_OCTETS) {
                int last = line + LINE_OCTETS - 3;
                for (int from = line; from < last; from += 6) {
                    long six = (long) OCTETS.get(octets, from);
                    int high = (int) (six >>> 40);
                    int low = (int) (six >>> 16) & 0xffffff;
                    int first = PAIRS[high >>> 12] | PAIRS[high & 0xfff] << 16;
                    int second = PAIRS[low >>> 12] | PAIRS[low & 0xfff] << 16;
                    CHARACTERS.set(lines, to, first & 0xffffffffL | (long) second << 32);
                    to += 8;
                }
                int first = PAIRS[(octets[last] & 0xff) << 4 | (octets[last + 1] & 0xff) >> 4];
                int second = PAIRS[(octets[last + 1] & 0xf) << 8 | octets[last + 2] & 0xff];
                lines[to++] = (byte) first;
                lines[to++] = (byte) (first >> 8);
                lines[to++] = (byte) second;
                lines[to++] = (byte) (second >> 8);
                to = end(lines, to);
            }
            byte[] rest = Base64.getEncoder().encode(Arrays.copyOfRange(octets, line, length));
            System.arraycopy(rest, 0, lines, to, rest.length);
            return rest.length == 0 ? to : end(lines, to + rest.length);
        }

        @Override
        int decode(byte[] text, int length, byte[] octets) {
            int from = 0;
            int to = 0;
            int foreign = 0;
            for (; from + 8 <= length; from += 8) {
                long eight = (long) CHARACTERS.get(text, from);
                int low = (int) eight;
                int high = (int) (eight >>> 32);
                int first = VALUES[low & 0xffff];
                int second = VALUES[low >>> 16];
                int third = VALUES[high & 0xffff];
                int fourth = VALUES[high >>> 16];
                foreign |= first | second | third | fourth;
                OCTETS.set(octets, to, (long) (first << 12 | second) << 40 | (long) (third << 12 | fourth) << 16);
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
            return (foreign & NO_PAIR) == 0 ? to : FOREIGN;
        }
    };

    /** Octets of a line. */
    static final int LINE_OCTETS = 57;
    /** Characters of a line, without its end. */
    static final int LINE_CHARS = 76;
    /** The answer for text that is not base64 throughout. */
    static final int FOREIGN = -1;
    /** Octets by which an array that is decoded into must be longer than what is decoded. */
    static final int SLACK = 8;

    /** Since 21 the virtual machine has machine code for both directions on every processor of the last ten years. */
    static final Base64Coder FASTEST = Runtime.version().feature() >= 21 ? JDK : TABLE;

    private static final VarHandle OCTETS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle CHARACTERS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
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
     * Decodes whole groups, without line ends.
     *
     * @param length a multiple of four
     * @param octets longer than needed by {@link #SLACK}
     * @return how many octets it gave; {@link #FOREIGN} when any character is none of base64. Padding may count as such.
     */
    abstract int decode(byte[] text, int length, byte[] octets);
}
