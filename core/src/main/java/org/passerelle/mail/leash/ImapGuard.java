package org.passerelle.mail.leash;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads along with the IMAP parser and stops what would make it claim memory before a single octet has come: a literal
 * ({@code {n}}, RFC 9051 §4.3) or a message count beyond the limit, or a line without end.
 */
final class ImapGuard extends FilterInputStream {
    /** The longest piece that we ever ask for, and what stands around it. */
    static final long MOST_LITERAL = 4L * 1024 * 1024;

    /** A line outside literals. */
    static final int MOST_LINE = 1024 * 1024;

    /** Messages in a folder. */
    static final long MOST_MESSAGES = 2_000_000;

    private static final int START_KEPT = 48;

    private static final long NONE = -1;

    private final Leash leash;
    private final byte[] start = new byte[START_KEPT];
    private int lineOctets;
    private long literalLeft;
    private long digits = NONE;
    private boolean afterLiteral;
    private int last;
    private int beforeLast;

    ImapGuard(InputStream in, Leash leash) {
        super(in);
        this.leash = leash;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        if (octet >= 0) {
            see(octet);
        }
        return octet;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int octets = in.read(into, from, most);
        for (int at = from; at < from + octets; at++) {
            long skip = Math.min(literalLeft, from + octets - at);
            if (skip > 0) {
                literalLeft -= skip;
                at += (int) skip - 1;
            } else {
                see(into[at] & 0xFF);
            }
        }
        return octets;
    }

    private void see(int octet) throws IOException {
        if (literalLeft > 0) {
            literalLeft--;
            return;
        }
        if (lineOctets < START_KEPT) {
            start[lineOctets] = (byte) octet;
        }
        if (++lineOctets > MOST_LINE) {
            throw leash.tooMuch();
        }
        if (octet == '\n' && last == '\r') {
            endOfLine();
        } else {
            followBraces(octet);
            beforeLast = last;
            last = octet;
        }
    }

    /** Keeps the number of the last {@code {n}}; only CRLF right after its brace makes it a literal. */
    private void followBraces(int octet) {
        if (octet == '{') {
            digits = 0;
            afterLiteral = false;
        } else if (octet >= '0' && octet <= '9' && last != '}' && digits != NONE) {
            digits = Math.min(digits * 10 + (octet - '0'), Integer.MAX_VALUE);
        } else if (!(octet == '}' && last != '}') && !(octet == '\r' && last == '}')) {
            digits = NONE;
        }
    }

    private void endOfLine() throws IOException {
        boolean literal = beforeLast == '}' && digits != NONE;
        // digits right after a literal could belong to a brace inside it: the parser would see a number that we do not
        if ((literal && (afterLiteral || digits > MOST_LITERAL)) || messages() > MOST_MESSAGES) {
            throw leash.tooMuch();
        }
        literalLeft = literal ? digits : 0;
        afterLiteral = literal;
        digits = literal ? 0 : NONE;
        last = 0;
        beforeLast = 0;
        if (!literal) {
            lineOctets = 0;
        }
    }

    /** The n of {@code * n EXISTS} or {@code * n RECENT}, or of any message number; 0 on other lines. */
    private long messages() {
        int kept = Math.min(lineOctets, START_KEPT);
        String line = new String(start, 0, kept, StandardCharsets.ISO_8859_1);
        if (!line.startsWith("* ")) {
            return 0;
        }
        long number = 0;
        for (int at = 2; at < line.length() && Character.isDigit(line.charAt(at)); at++) {
            number = Math.min(number * 10 + (line.charAt(at) - '0'), Integer.MAX_VALUE);
        }
        return number;
    }
}
