package org.passerelle.mail;

import java.io.IOException;
import java.io.InputStream;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What SMTP must know of a mail before it leaves. Lines that a relay would mend are refused, since mending breaks
 * signatures and bare line ends smuggle mail (RFC 5321 §2.3.8, RFC 5322 §2.1.1).
 *
 * @param octets counted, not claimed
 * @param eightBit whether it holds NUL or octets above 127
 */
record MailShape(long octets, boolean eightBit) {
    /** Without its CRLF. */
    static final int LONGEST_LINE = 998;

    private static final int PIECE = 64 * 1024;

    static MailShape of(MailBytes mail) {
        try (InputStream in = mail.open()) {
            return new Reading().read(in);
        } catch (IOException unreadable) {
            throw Refusal.of(MailRefusal.BYTES_UNREADABLE).refused(unreadable);
        }
    }

    private static final class Reading {
        private long octets;
        private int line;
        private boolean eightBit;
        private int last;

        MailShape read(InputStream in) throws IOException {
            byte[] piece = new byte[PIECE];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                for (int at = 0; at < n; at++) {
                    see(piece[at]);
                }
            }
            if (last != '\n') {
                throw refused(last == '\r' ? MailRefusal.LINE_BREAK : MailRefusal.UNFINISHED);
            }
            return new MailShape(octets, eightBit);
        }

        private void see(byte octet) {
            if ((octet == '\n') != (last == '\r')) {
                throw refused(MailRefusal.LINE_BREAK);
            }
            octets++;
            if (octet == '\n') {
                line = 0;
            } else if (octet != '\r' && ++line > LONGEST_LINE) {
                throw refused(MailRefusal.LINE_TOO_LONG);
            }
            eightBit |= octet <= 0;
            last = octet;
        }

        private RuntimeException refused(MailRefusal code) {
            return Refusal.of(code).with(FactKey.OFFSET, octets).refused();
        }
    }
}
