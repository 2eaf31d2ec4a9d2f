package org.passerelle.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.passerelle.pdf.PdfValue.Array;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Name;
import org.passerelle.pdf.PdfValue.Reference;
import org.passerelle.pdf.PdfValue.Text;
import org.passerelle.pdf.PdfValue.Word;

/** Reads values one after the other (ISO 32000-1, 7.2 and 7.3), strictly: what two readers could take for two things is damage. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,10}");
    private static final int LONGEST_TOKEN = 255;

    private final byte[] data;
    private final int end;
    private final Work work;
    private int at;

    /** @param end the first octet that is not read */
    Lexer(byte[] data, int at, int end, Work work) {
        if (at < 0 || at > end) {
            throw Work.damaged("offset");
        }
        this.data = data;
        this.at = at;
        this.end = end;
        this.work = work;
    }

    int at() {
        return at;
    }

    /** Moves on over octets that somebody else reads. */
    void skip(int octets) {
        if (octets < 0 || octets > end - at) {
            throw Work.damaged("length");
        }
        at += octets;
    }

    /** The next octet without moving, or −1 at the end. */
    int peek() {
        return at < end ? data[at] & 0xff : -1;
    }

    /** The next octet, or −1 at the end. */
    int next() {
        work.looked(1);
        return at < end ? data[at++] & 0xff : -1;
    }

    /** White space and comments. */
    void space() {
        while (isSpace(peek()) || peek() == '%') {
            if (next() == '%') {
                while (peek() >= 0 && peek() != '\n' && peek() != '\r') {
                    next();
                }
            }
        }
    }

    /** The next run of regular characters after white space; empty where a delimiter stands. */
    String token() {
        space();
        int from = at;
        while (isRegular(peek())) {
            next();
            if (at - from > LONGEST_TOKEN) {
                throw Work.damaged("token");
            }
        }
        return new String(data, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** The next token, which must be this one. */
    void expect(String keyword) {
        if (!token().equals(keyword)) {
            throw Work.damaged(keyword);
        }
    }

    /** The next token, a whole number. */
    long whole() {
        String token = token();
        if (!WHOLE.matcher(token).matches()) {
            throw Work.damaged("number");
        }
        return Long.parseLong(token);
    }

    PdfValue value() {
        return value(1);
    }

    private PdfValue value(int depth) {
        work.depth(depth);
        work.value();
        space();
        return switch (peek()) {
            case '/' -> name();
            case '(' -> literal();
            case '[' -> array(depth);
            case '<' -> {
                next();
                if (peek() == '<') {
                    next();
                    yield dictionary(depth);
                }
                yield hexadecimal();
            }
            default -> word();
        };
    }

    private PdfValue word() {
        String token = token();
        if (WHOLE.matcher(token).matches()) {
            int back = at;
            String generation = token();
            if (WHOLE.matcher(generation).matches() && token().equals("R")) {
                return new Reference(number(token), number(generation));
            }
            at = back;
            return new Word(token);
        }
        if (!NUMBER.matcher(token).matches()
                && !token.equals("true")
                && !token.equals("false")
                && !token.equals("null")) {
            throw Work.damaged("value");
        }
        return new Word(token);
    }

    private static int number(String token) {
        long number = Long.parseLong(token);
        if (number > Integer.MAX_VALUE) {
            throw Work.damaged("reference");
        }
        return (int) number;
    }

    private Name name() {
        next();
        var text = new StringBuilder();
        while (isRegular(peek())) {
            int octet = next();
            if (octet == '#') {
                octet = hex(next()) << 4 | hex(next());
            }
            text.append((char) octet);
            if (text.length() > LONGEST_TOKEN) {
                throw Work.damaged("name");
            }
        }
        return new Name(text.toString());
    }

    private Array array(int depth) {
        next();
        List<PdfValue> items = new ArrayList<>();
        for (space(); peek() != ']'; space()) {
            items.add(value(depth + 1));
        }
        next();
        return new Array(items);
    }

    private Dictionary dictionary(int depth) {
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        for (space(); peek() == '/'; space()) {
            String key = name().text();
            if (entries.put(key, value(depth + 1)) != null) {
                throw Work.damaged("key-twice");
            }
        }
        boolean once = next() == '>';
        boolean twice = next() == '>';
        if (!once || !twice) {
            throw Work.damaged("dictionary");
        }
        return new Dictionary(entries);
    }

    private Text hexadecimal() {
        var octets = new StringBuilder();
        int half = -1;
        for (int octet = next(); octet != '>'; octet = next()) {
            if (isSpace(octet)) {
                continue;
            }
            int digit = hex(octet);
            if (half < 0) {
                half = digit;
            } else {
                octets.append((char) (half << 4 | digit));
                half = -1;
            }
        }
        return new Text(
                half < 0 ? octets.toString() : octets.append((char) (half << 4)).toString());
    }

    private Text literal() {
        next();
        var octets = new StringBuilder();
        for (int open = 1; open > 0; ) {
            int octet = next();
            switch (octet) {
                case -1 -> throw Work.damaged("string");
                case '(' -> open++;
                case ')' -> open--;
                case '\r' -> {
                    if (peek() == '\n') {
                        next();
                    }
                    octet = '\n';
                }
                case '\\' -> octet = escaped();
                default -> {
                    // itself
                }
            }
            if (open > 0 && octet >= 0) {
                octets.append((char) octet);
            }
        }
        return new Text(octets.toString());
    }

    /** What an escape stands for, or −1 for a line that goes on. */
    private int escaped() {
        int octet = next();
        switch (octet) {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case '\r':
                if (peek() == '\n') {
                    next();
                }
                return -1;
            case '\n':
                return -1;
            default:
                break;
        }
        if (octet < '0' || octet > '7') {
            return octet;
        }
        int code = octet - '0';
        for (int digits = 1; digits < 3 && peek() >= '0' && peek() <= '7'; digits++) {
            code = code << 3 | next() - '0';
        }
        return code & 0xff;
    }

    private static int hex(int octet) {
        int digit = Character.digit(octet, 16);
        if (octet > 0x7f || digit < 0) {
            throw Work.damaged("hexadecimal");
        }
        return digit;
    }

    static boolean isSpace(int octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t' || octet == '\f' || octet == 0;
    }

    private static boolean isRegular(int octet) {
        return octet >= 0 && !isSpace(octet) && "()<>[]{}/%".indexOf(octet) < 0;
    }
}
