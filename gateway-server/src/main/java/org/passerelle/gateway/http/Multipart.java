package org.passerelle.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * A form with files, as browsers send it ({@code multipart/form-data}, RFC 7578; its delimiters as RFC 2046 §5.1.1 has them). The whole
 * body is at hand, bounded by the edge; files stay where they are in it.
 *
 * @param said its texts, by name and in order
 * @param files its files that hold something
 */
public record Multipart(Query said, List<FilePart> files) {
    /** Most parts: a form of {@code Form.MOST_FIELDS} fields, some of them tables. */
    public static final int MOST_PARTS = 2000;
    /** Octets of one part's header. */
    public static final int MOST_HEAD = 2048;
    /** Octets of all texts together. */
    public static final int MOST_TEXT = 1024 * 1024;
    /** Characters of a part's name. */
    public static final int LONGEST_NAME = 200;

    private static final Pattern TYPE = Pattern.compile(
            "multipart/form-data *; *boundary=(?:\"([0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-])\"|([0-9A-Za-z'+_.-]{1,70}))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DISPOSITION = Pattern.compile(
            "(?i)content-disposition: *form-data *; *name=\"([^\"\r\n]*)\"(?: *; *filename=\"([^\"\r\n]*)\")?[^\r\n]*");
    private static final byte[] NOTHING_MORE = {'-', '-'};
    private static final byte[] LINE = {'\r', '\n'};
    private static final byte[] BLANK = {'\r', '\n', '\r', '\n'};

    public Multipart {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param name of the form's field
     * @param fileName what the sender's machine calls it; nothing is ever stored under it
     * @param body the octets in which it stands
     * @param from where
     * @param size its octets
     */
    public record FilePart(String name, String fileName, byte[] body, int from, int size) {
        public InputStream open() {
            return new ByteArrayInputStream(body, from, size);
        }

        @Override
        public String toString() {
            return "FilePart[" + size + "]";
        }
    }

    /** Whether that request brings such a form. */
    public static boolean is(Request request) {
        return request.headers()
                .one("Content-Type")
                .filter(type -> type.regionMatches(true, 0, "multipart/form-data", 0, 19))
                .isPresent();
    }

    /** Reads it; what is not well-formed, or larger than a form may be, is refused. */
    public static Multipart read(Request request) {
        Matcher type = TYPE.matcher(request.headers().one("Content-Type").orElse(""));
        if (!type.lookingAt()) {
            throw HttpRefusal.MALFORMED.refused("boundary");
        }
        String boundary = type.group(1) == null ? type.group(2) : type.group(1);
        return new Reading(request.body(), "\r\n--" + boundary).read();
    }

    @Override
    public String toString() {
        return "Multipart[" + said.parameters().size() + ", " + files.size() + "]";
    }

    /** One body being read. */
    private static final class Reading {
        private final byte[] body;
        private final byte[] delimiter;
        private final Map<String, List<String>> said = new LinkedHashMap<>();
        private final List<FilePart> files = new ArrayList<>();
        private int at;
        private int text;

        Reading(byte[] body, String delimiter) {
            this.body = body;
            this.delimiter = delimiter.getBytes(StandardCharsets.ISO_8859_1);
        }

        Multipart read() {
            if (!stands(delimiter, 2, 0)) {
                throw malformed();
            }
            at = delimiter.length - 2;
            for (int parts = 0; !stands(NOTHING_MORE, 0, at); parts++) {
                if (parts == MOST_PARTS) {
                    throw Refusal.of(HttpRefusal.BODY_TOO_LARGE).refused();
                } else if (!stands(LINE, 0, at)) {
                    throw malformed();
                }
                part(at + LINE.length);
            }
            return new Multipart(new Query(said), files);
        }

        private void part(int head) {
            int blank = find(BLANK, head, Math.min(body.length, head + MOST_HEAD));
            int from = blank + BLANK.length;
            int end = find(delimiter, from, body.length);
            Matcher named = DISPOSITION.matcher(utf8(head, blank));
            if (!named.find() || named.group(1).length() > LONGEST_NAME) {
                throw malformed();
            }
            if (named.group(2) == null) {
                text += end - from;
                if (text > MOST_TEXT) {
                    throw Refusal.of(HttpRefusal.BODY_TOO_LARGE).refused();
                }
                said.computeIfAbsent(named.group(1), absent -> new ArrayList<>())
                        .add(utf8(from, end));
            } else if (end > from) {
                files.add(new FilePart(named.group(1), named.group(2), body, from, end - from));
            }
            at = end + delimiter.length;
        }

        private boolean stands(byte[] wanted, int skipped, int where) {
            int length = wanted.length - skipped;
            if (where + length > body.length) {
                return false;
            }
            for (int n = 0; n < length; n++) {
                if (body[where + n] != wanted[skipped + n]) {
                    return false;
                }
            }
            return true;
        }

        private int find(byte[] wanted, int from, int until) {
            for (int where = from; where <= until - wanted.length; where++) {
                if (stands(wanted, 0, where)) {
                    return where;
                }
            }
            throw malformed();
        }

        private String utf8(int from, int end) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body, from, end - from))
                        .toString();
            } catch (CharacterCodingException notUtf8) {
                throw malformed();
            }
        }

        private static org.passerelle.refusal.Refused malformed() {
            return HttpRefusal.MALFORMED.refused("form");
        }
    }
}
