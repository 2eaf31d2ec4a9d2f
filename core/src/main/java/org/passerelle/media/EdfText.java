package org.passerelle.media;

import java.text.Normalizer;

/** How a text is written in a header, which holds nothing but printable US-ASCII. */
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
}
