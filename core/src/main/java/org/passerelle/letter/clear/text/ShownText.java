package org.passerelle.letter.clear.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of strangers as people may see them: nothing in them moves the cursor or turns the direction of writing. */
public final class ShownText {
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\n]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}\\p{Zl}\\p{Zp}]+");

    private ShownText() {}

    /** One line with single spaces, cut after so many characters. */
    public static String line(String written, int longest) {
        String shown = BLANKS.matcher(NOT_SHOWN
                        .matcher(BLANKS.matcher(written).replaceAll(" "))
                        .replaceAll(""))
                .replaceAll(" ")
                .strip();
        return cut(shown, longest);
    }

    /** Lines that end in LF, no more than one empty line in a row. */
    public static String lines(String written) {
        String ends = written.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        return NOT_SHOWN
                .matcher(ends)
                .replaceAll("")
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** Never between the two halves of a character. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
