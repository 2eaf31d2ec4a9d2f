package org.passerelle.seal.frame;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts as header fields hold them: ASCII as it is, all else as UTF-8 encoded words (RFC 2047). */
public final class EncodedWords {
    /** Longest plain text that stays one line, in characters: it leaves room for the field's name within RFC 5322 §2.1.1. */
    public static final int LONGEST_LINE = 900;
    /** UTF-8 octets that one encoded word holds within 75 characters (RFC 2047 §2). */
    private static final int WORD_OCTETS = 45;

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    private EncodedWords() {}

    /**
     * The text, folded where it needs several words; a word never cuts a character. Empty when the text holds a control
     * character, which could end the field.
     */
    public static Optional<String> of(String written) {
        if (written.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        boolean plain = PRINTABLE.matcher(written).matches() && !written.contains("=?");
        if (plain && written.length() < LONGEST_LINE) {
            return Optional.of(written);
        }
        var words = new StringBuilder();
        var word = new StringBuilder();
        written.codePoints().forEach(point -> {
            String character = Character.toString(point);
            if (octets(word + character).length > WORD_OCTETS) {
                flush(words, word);
            }
            word.append(character);
        });
        flush(words, word);
        return Optional.of(words.toString());
    }

    private static void flush(StringBuilder words, StringBuilder word) {
        if (!words.isEmpty()) {
            words.append("\r\n ");
        }
        words.append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(octets(word.toString())))
                .append("?=");
        word.setLength(0);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
