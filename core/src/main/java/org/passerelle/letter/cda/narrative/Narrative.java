package org.passerelle.letter.cda.narrative;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a section tells people (CDA R2 §4.3.5, NarrativeBlock), reduced to a list of what is allowed. Of an element that is not on
 * it the text stays and the element vanishes; no style, no script, no address of anything is kept.
 */
public sealed interface Narrative {

    /** Words. */
    record Text(String text) implements Narrative {
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    /** The end of a line inside a block. */
    record Break() implements Narrative {}

    /**
     * The place of an image.
     *
     * @param media the name of a file of the document, which nobody checked
     */
    record Image(String media) implements Narrative {}

    /**
     * Something with content.
     *
     * @param columns how many columns a cell takes, at least 1
     * @param rows how many rows a cell takes, at least 1
     */
    record Block(Kind kind, int columns, int rows, List<Narrative> content) implements Narrative {
        public Block {
            content = List.copyOf(content);
        }

        @Override
        public String toString() {
            return "Block[" + kind + "]";
        }
    }

    /** What is allowed. */
    enum Kind {
        CONTENT("content"),
        PARAGRAPH("paragraph"),
        LIST("list"),
        ORDERED_LIST(""),
        ITEM("item"),
        TABLE("table"),
        HEAD("thead"),
        FOOT("tfoot"),
        BODY("tbody"),
        ROW("tr"),
        HEADING("th"),
        CELL("td"),
        CAPTION("caption"),
        SUBSCRIPT("sub"),
        SUPERSCRIPT("sup"),
        LINK("linkHtml");

        private static final Map<String, Kind> BY_ELEMENT = byElement();

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        private static Map<String, Kind> byElement() {
            var kinds = new HashMap<String, Kind>();
            for (Kind kind : values()) {
                if (!kind.element.isEmpty()) {
                    kinds.put(kind.element, kind);
                }
            }
            return Map.copyOf(kinds);
        }

        /** The kind of CDA's element of that name. */
        public static Optional<Kind> of(String element) {
            return Optional.ofNullable(BY_ELEMENT.get(element));
        }
    }
}
