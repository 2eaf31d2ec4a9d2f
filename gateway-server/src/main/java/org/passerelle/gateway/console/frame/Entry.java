package org.passerelle.gateway.console.frame;

import java.util.List;

/**
 * One field of a form that a page asks for.
 *
 * @param name of the field, and of its place in the page
 * @param label for people
 * @param kind which input it is
 * @param said what stands in it
 * @param options of a choice
 * @param hint how it is written, or empty
 * @param most characters that it takes, 0 for none
 */
public record Entry(
        String name, String label, Kind kind, List<String> said, List<Option> options, String hint, int most) {
    /** Most characters of a text in one line. */
    public static final int ONE_LINE = 200;
    /** Most characters of a text over several lines. */
    public static final int PARAGRAPH = 4000;

    /** Which input it is. */
    public enum Kind {
        LINE("text"),
        MAIL("email"),
        PHONE("tel"),
        DAY("date"),
        MONTH("month"),
        HOUR("time"),
        TEXT(""),
        ONE(""),
        MANY("");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** Of an {@code input}. */
        public String type() {
            return type;
        }
    }

    /** One that can be chosen. */
    public record Option(String code, String label) {}

    public Entry {
        said = List.copyOf(said);
        options = List.copyOf(options);
    }

    public static Entry of(Kind kind, String name, String label, List<String> said) {
        return new Entry(name, label, kind, said, List.of(), "", kind == Kind.TEXT ? PARAGRAPH : ONE_LINE);
    }

    public static Entry choice(Kind kind, String name, String label, List<String> said, List<Option> options) {
        return new Entry(name, label, kind, said, options, "", 0);
    }

    /** The same with a word of how it is written. */
    public Entry hinted(String how) {
        return new Entry(name, label, kind, said, options, how, most);
    }

    /** The same that takes as many characters. */
    public Entry most(int characters) {
        return new Entry(name, label, kind, said, options, hint, characters);
    }

    public String value() {
        return said.isEmpty() ? "" : said.get(0);
    }

    public boolean says(String code) {
        return said.contains(code);
    }

    /**
     * Fields that belong together.
     *
     * @param legend what they are
     */
    public record Group(String legend, List<Entry> entries) {
        public Group {
            entries = List.copyOf(entries);
        }
    }
}
