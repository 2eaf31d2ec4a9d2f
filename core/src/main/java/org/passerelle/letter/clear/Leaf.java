package org.passerelle.letter.clear;

import java.util.Locale;
import java.util.regex.Pattern;
import org.passerelle.letter.clear.text.ShownText;

/**
 * A file that is a part of the mail.
 *
 * @param place its number among the parts that hold no others, from 1
 * @param name as its sender calls it, fit to be shown
 * @param mediaType as its sender says
 * @param octets where they are
 */
record Leaf(int place, String name, String mediaType, Shelf.Stored octets) {
    /** Characters of a file's name. */
    static final int LONGEST_NAME = 120;

    static final String UNKNOWN_TYPE = "application/octet-stream";

    private static final Pattern ARCHIVE = Pattern.compile("ihe_xdm.*\\.zip");
    private static final Pattern TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    /** Whether it is called what MSSanté calls its archive. */
    boolean isNamedArchive() {
        return ARCHIVE.matcher(small()).matches();
    }

    boolean isZip() {
        return small().endsWith(".zip") || mediaType.matches("application/(x-)?zip(-compressed)?");
    }

    boolean isXml() {
        return isXml(name, mediaType);
    }

    static boolean isXml(String name, String mediaType) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xml")
                || mediaType.equals("text/xml")
                || mediaType.endsWith("/xml")
                || mediaType.endsWith("+xml") && !mediaType.startsWith("image/");
    }

    /** A media type, or the one of what nobody knows. */
    static String type(String written) {
        String small = written.strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(small).matches() ? small : UNKNOWN_TYPE;
    }

    /** A name that is one: the last of a path, on one line; or the other. */
    static String name(String written, String otherwise) {
        String line = ShownText.line(written, Integer.MAX_VALUE);
        String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1)
                .strip();
        if (last.isEmpty() || last.chars().allMatch(character -> character == '.')) {
            return otherwise;
        }
        // what a file is stands at its name's end
        return last.length() <= LONGEST_NAME
                ? last
                : ShownText.cut(last, LONGEST_NAME - 8) + last.substring(last.length() - 8);
    }

    private String small() {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Leaf[" + place + "]";
    }
}
