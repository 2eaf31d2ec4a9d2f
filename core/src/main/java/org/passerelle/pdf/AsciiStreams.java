package org.passerelle.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Octets that were written as letters (ISO 32000-1, 7.4.2 and 7.4.3). */
final class AsciiStreams {
    private AsciiStreams() {}

    /** Two digits an octet. */
    static final class Hexadecimal extends PulledStream {
        private boolean ended;

        Hexadecimal(InputStream in) {
            super(in);
        }

        @Override
        byte[] more() throws IOException {
            int high = digit();
            if (high < 0) {
                return new byte[0];
            }
            return new byte[] {(byte) (high << 4 | Math.max(0, digit()))};
        }

        private int digit() throws IOException {
            while (!ended) {
                int octet = packed();
                if (octet == '>' || octet < 0) {
                    ended = true;
                } else if (!Lexer.isSpace(octet)) {
                    int digit = octet > 0x7f ? -1 : Character.digit(octet, 16);
                    if (digit < 0) {
                        throw Work.damaged("hexadecimal");
                    }
                    return digit;
                }
            }
            return -1;
        }
    }

    /** Five letters for four octets. */
    static final class Base85 extends PulledStream {
        private static final long MOST = 0xffff_ffffL;
        private boolean ended;

        Base85(InputStream in) {
            super(in);
        }

        @Override
        byte[] more() throws IOException {
            long value = 0;
            int letters = 0;
            while (letters < 5 && !ended) {
                int octet = packed();
                if (octet == '~' || octet < 0) {
                    ended = true;
                } else if (octet == 'z' && letters == 0) {
                    return new byte[4];
                } else if (octet >= '!' && octet <= 'u') {
                    value = value * 85 + octet - '!';
                    letters++;
                } else if (!Lexer.isSpace(octet)) {
                    throw Work.damaged("base85");
                }
            }
            if (letters == 0) {
                return new byte[0];
            }
            for (int missing = letters; missing < 5; missing++) {
                value = value * 85 + 84;
            }
            if (letters == 1 || value > MOST) {
                throw Work.damaged("base85");
            }
            byte[] four = {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
            return Arrays.copyOf(four, letters - 1);
        }
    }
}
