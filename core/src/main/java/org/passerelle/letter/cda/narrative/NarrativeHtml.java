package org.passerelle.letter.cda.narrative;

import java.util.List;
import org.passerelle.letter.cda.narrative.Narrative.Block;
import org.passerelle.letter.cda.narrative.Narrative.Kind;

/**
 * A narrative as HTML that can do nothing: elements of a short list, no attribute but the spans of cells, every text escaped, no
 * address. It is well-formed whatever was read.
 */
public final class NarrativeHtml {
    private final StringBuilder html = new StringBuilder();

    private NarrativeHtml() {}

    /** The HTML of a section's text, for the inside of a block element. */
    public static String of(List<Narrative> narrative) {
        var page = new NarrativeHtml();
        narrative.forEach(page::add);
        return page.html.toString();
    }

    private void add(Narrative narrative) {
        if (narrative instanceof Narrative.Text words) {
            escape(words.text());
        } else if (narrative instanceof Narrative.Image image) {
            escape("[image " + image.media() + "]");
        } else if (narrative instanceof Block block) {
            add(block);
        } else {
            html.append("<br>");
        }
    }

    private void add(Block block) {
        switch (block.kind()) {
            case LIST, ORDERED_LIST -> list(block);
            case CELL, HEADING -> cell(block);
            default -> around(tag(block.kind()), block.content());
        }
    }

    /** A caption stands before its list: HTML has none inside. */
    private void list(Block list) {
        list.content().stream().filter(each -> !isItem(each)).forEach(each -> around("div", List.of(each)));
        html.append(list.kind() == Kind.LIST ? "<ul>" : "<ol>");
        list.content().stream().filter(NarrativeHtml::isItem).forEach(this::add);
        html.append(list.kind() == Kind.LIST ? "</ul>" : "</ol>");
    }

    private static boolean isItem(Narrative narrative) {
        return narrative instanceof Block block && block.kind() == Kind.ITEM;
    }

    private void cell(Block cell) {
        String tag = tag(cell.kind());
        html.append('<').append(tag);
        span("colspan", cell.columns());
        span("rowspan", cell.rows());
        html.append('>');
        cell.content().forEach(this::add);
        html.append("</").append(tag).append('>');
    }

    private void span(String attribute, int span) {
        if (span > 1) {
            html.append(' ').append(attribute).append("=\"").append(span).append('"');
        }
    }

    private void around(String tag, List<Narrative> content) {
        html.append('<').append(tag).append('>');
        content.forEach(this::add);
        html.append("</").append(tag).append('>');
    }

    private static String tag(Kind kind) {
        return switch (kind) {
            case CONTENT, LINK -> "span";
            case PARAGRAPH -> "div";
            case LIST -> "ul";
            case ORDERED_LIST -> "ol";
            case ITEM -> "li";
            case TABLE -> "table";
            case HEAD -> "thead";
            case FOOT -> "tfoot";
            case BODY -> "tbody";
            case ROW -> "tr";
            case HEADING -> "th";
            case CELL -> "td";
            case CAPTION -> "strong";
            case SUBSCRIPT -> "sub";
            case SUPERSCRIPT -> "sup";
        };
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(each);
            }
        }
    }
}
