package org.passerelle.letter.clear.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strangers' octets as characters: what cannot be one is replaced, nothing is refused. */
public final class Written {
    /** Characters of a field in which encoded words are looked for. */
    public static final int LONGEST_DECODED = 4000;

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s*]{1,40}+)(?:\\*[^?\\s]{0,20}+)?\\?([bBqQ])\\?([ -~&&[^?]]{0,2000}+)\\?=");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2}");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Set<String> LATIN = Set.of("iso-8859-1", "latin1", "windows-1252", "cp1252");
    private static final Set<String> LATIN_9 = Set.of("iso-8859-15", "latin9", "latin-9");

    private Written() {}

    /** @param charset as declared, or empty; one that is not French's is guessed */
    public static String text(byte[] octets, String charset) {
        String name = charset.strip().toLowerCase(Locale.ROOT);
        if (LATIN.contains(name)) {
            return new String(octets, WINDOWS);
        } else if (LATIN_9.contains(name)) {
            return new String(octets, Charset.forName("ISO-8859-15"));
        } else if (name.equals("utf-8") || name.equals("utf8")) {
            return new String(octets, StandardCharsets.UTF_8);
        } else if (name.startsWith("utf-16")) {
            return new String(octets, StandardCharsets.UTF_16);
        }
        return guessed(octets);
    }

    /** UTF-8 when it can be, else what most programs mean that do not say. */
    public static String guessed(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(octets, WINDOWS);
        }
    }

    /** A field's value with its encoded words (RFC 2047) decoded; those that cannot be stay as they are. */
    public static String words(String field) {
        String head = ShownText.cut(field, LONGEST_DECODED);
        var decoded = new StringBuilder();
        var octets = new ByteArrayOutputStream();
        String charset = "";
        int done = 0;
        Matcher word = WORD.matcher(head);
        while (word.find()) {
            String between = head.substring(done, word.start());
            boolean goesOn = octets.size() > 0 && between.isBlank() && charset.equalsIgnoreCase(word.group(1));
            if (!goesOn) {
                decoded.append(text(octets.toByteArray(), charset));
                decoded.append(octets.size() > 0 && between.isBlank() ? "" : between);
                octets.reset();
            }
            charset = word.group(1);
            octets.writeBytes(octets(word));
            done = word.end();
        }
        return decoded.append(text(octets.toByteArray(), charset))
                .append(head.substring(done))
                .toString();
    }

    /** Several words may share one character: programs cut them where they please. */
    private static byte[] octets(Matcher word) {
        String written = word.group(3);
        if (word.group(2).equalsIgnoreCase("B")) {
            try {
                byte[] plain = Base64.getMimeDecoder().decode(written);
                return plain.length == 0 ? word.group().getBytes(StandardCharsets.US_ASCII) : plain;
            } catch (IllegalArgumentException malformed) {
                return word.group().getBytes(StandardCharsets.US_ASCII);
            }
        }
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < written.length(); i++) {
            char next = written.charAt(i);
            boolean coded = next == '='
                    && i + 2 < written.length()
                    && HEX.matcher(written.substring(i + 1, i + 3)).matches();
            if (coded) {
                octets.write(Integer.parseInt(written.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                octets.write(next == '_' ? ' ' : next);
            }
        }
        return octets.toByteArray();
    }
}
