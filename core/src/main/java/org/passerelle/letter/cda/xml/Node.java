package org.passerelle.letter.cda.xml;

/** What an element holds. */
public sealed interface Node permits Element, Node.Text {

    /** A text between elements, as it was written. */
    record Text(String text) implements Node {
        @Override
        public String toString() {
            return "Text[…]";
        }
    }
}
