package org.passerelle.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** How a text is read from a header, and how it is written in one, which holds nothing but printable US-ASCII. */
final class EdfText {
    private EdfText() {}

    /** This text in printable US-ASCII: accents dropped, {@code ?} for what has no equivalent, control characters as spaces. */
    static String ascii(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace("œ", "oe")
                .replace("Œ", "OE")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("’", "'")
                .replace("μ", "u")
                .replace("°", "deg")
                .replace("Ω", "Ohm");
        return plain.replaceAll("\\p{Cntrl}", " ").replaceAll("[^ -~]", "?");
    }

    /** UTF-8 where it is valid, else Latin-1. Some recorders pad with zeros. */
    static String of(byte[] octets, int at, int width) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, at, width))
                    .toString();
        } catch (CharacterCodingException other) {
            text = new String(octets, at, width, StandardCharsets.ISO_8859_1);
        }
        return text.replace('\0', ' ').stripTrailing();
    }

    static boolean printable(byte[] octets, int at, int width) {
        for (int i = at; i < at + width; i++) {
            if (octets[i] < ' ' || octets[i] > '~') {
                return false;
            }
        }
        return true;
    }
}
