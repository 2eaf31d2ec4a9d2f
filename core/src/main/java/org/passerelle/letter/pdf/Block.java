package org.passerelle.letter.pdf;

/** A piece of the paper's text, before it is cut into lines and pages. */
sealed interface Block {

    /** What the paper is called, once, at its top. */
    record Title(String text) implements Block {}

    /** What a part is called; never alone at the foot of a page. */
    record Heading(String text) implements Block {}

    /**
     * A value and what it is.
     *
     * @param label a few words
     */
    record Field(String label, String text) implements Block {}

    /** What somebody wrote. */
    record Paragraph(String text) implements Block {}

    /** What the paper says of itself, small. */
    record Note(String text) implements Block {}
}
