package org.passerelle.flow.told;

import java.text.Normalizer;

/** Texts in GSM 03.38's basic alphabet, in which a short message has 160 characters and each is one of them. */
final class Gsm7 {
    private static final String BASIC = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String OTHER = "’‘ʼ“”«»–—‑…œŒ\u00A0\u202F\u2009\n\r\t[]{}";
    private static final String[] INSTEAD = {
        "'", "'", "'", "\"", "\"", "\"", "\"", "-", "-", "-", "...", "oe", "OE", " ", " ", " ", " ", " ", " ", "(", ")",
        "(", ")"
    };

    private Gsm7() {}

    /** The text as it can be written: letters of other alphabets without their accents, what has no likeness as {@code ?}. */
    static String of(String text) {
        var written = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(point -> append(written, point));
        return written.toString();
    }

    private static void append(StringBuilder written, int point) {
        int other = OTHER.indexOf(point);
        if (BASIC.indexOf(point) >= 0) {
            written.appendCodePoint(point);
        } else if (other >= 0) {
            written.append(INSTEAD[other]);
        } else {
            int letter = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD)
                    .codePointAt(0);
            written.appendCodePoint(BASIC.indexOf(letter) >= 0 ? letter : '?');
        }
    }
}
