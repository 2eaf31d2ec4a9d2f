package org.passerelle.letter.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.letter.cda.narrative.Narrative;
import org.passerelle.letter.cda.narrative.Narrative.Kind;
import org.passerelle.letter.cda.xml.Element;
import org.passerelle.letter.cda.xml.Node;

/** Reduces a section's text to what is allowed. */
final class NarrativeReader {
    /** The most columns or rows that a cell takes; more is taken for one. */
    static final int WIDEST = 100;

    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,2}");

    private NarrativeReader() {}

    static List<Narrative> read(Element text) {
        List<Narrative> narrative = new ArrayList<>();
        for (Node node : text.content()) {
            if (node instanceof Node.Text words) {
                narrative.add(new Narrative.Text(words.text()));
            } else if (node instanceof Element element) {
                element(element, narrative);
            }
        }
        return narrative;
    }

    private static void element(Element element, List<Narrative> into) {
        switch (element.name()) {
            case "br" -> into.add(new Narrative.Break());
            case "renderMultiMedia" -> into.add(new Narrative.Image(element.attribute("referencedObject")));
            default -> {
                Optional<Kind> kind = Kind.of(element.name());
                if (kind.isPresent()) {
                    into.add(block(kind.get(), element));
                } else {
                    into.addAll(read(element));
                }
            }
        }
    }

    private static Narrative block(Kind kind, Element element) {
        boolean ordered = kind == Kind.LIST && element.attribute("listType").equals("ordered");
        boolean cell = kind == Kind.CELL || kind == Kind.HEADING;
        return new Narrative.Block(
                ordered ? Kind.ORDERED_LIST : kind,
                cell ? span(element.attribute("colspan")) : 1,
                cell ? span(element.attribute("rowspan")) : 1,
                read(element));
    }

    private static int span(String written) {
        int span = SPAN.matcher(written).matches() ? Integer.parseInt(written) : 1;
        return span > WIDEST ? 1 : span;
    }
}
