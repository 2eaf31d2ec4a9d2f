package org.passerelle.letter.cda.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.passerelle.letter.cda.narrative.Narrative.Block;
import org.passerelle.letter.cda.narrative.Narrative.Kind;

/** A narrative as lines of plain text: each line without a break in it, spaces single, none empty. */
public final class NarrativeText {
    private static final String BETWEEN_CELLS = " | ";
    private static final String BULLET = "• ";

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private NarrativeText() {}

    /** The lines, in order. */
    public static List<String> lines(List<Narrative> narrative) {
        var text = new NarrativeText();
        narrative.forEach(text::add);
        text.endLine();
        return List.copyOf(text.lines);
    }

    private void add(Narrative narrative) {
        if (narrative instanceof Narrative.Text words) {
            line.append(words.text());
        } else if (narrative instanceof Narrative.Image image) {
            line.append("[image ").append(image.media()).append(']');
        } else if (narrative instanceof Block block) {
            add(block);
        } else {
            endLine();
        }
    }

    private void add(Block block) {
        switch (block.kind()) {
            case CONTENT, SUBSCRIPT, SUPERSCRIPT, LINK -> block.content().forEach(this::add);
            case ROW -> row(block);
            case LIST, ORDERED_LIST -> list(block);
            default -> {
                endLine();
                block.content().forEach(this::add);
                endLine();
            }
        }
    }

    /** The cells beside one another; a single one keeps its lines. */
    private void row(Block row) {
        endLine();
        List<List<String>> cells = row.content().stream()
                .map(cell -> lines(List.of(cell)))
                .filter(cell -> !cell.isEmpty())
                .toList();
        if (cells.size() == 1) {
            lines.addAll(cells.get(0));
        } else if (!cells.isEmpty()) {
            lines.add(cells.stream().map(cell -> String.join(" ", cell)).collect(Collectors.joining(BETWEEN_CELLS)));
        }
    }

    private void list(Block list) {
        endLine();
        int number = 0;
        for (Narrative each : list.content()) {
            List<String> inside = lines(List.of(each));
            boolean item = each instanceof Block block && block.kind() == Kind.ITEM;
            if (item) {
                number++;
            }
            for (int i = 0; i < inside.size(); i++) {
                String mark = list.kind() == Kind.ORDERED_LIST ? number + ". " : BULLET;
                lines.add((item && i == 0 ? mark : "") + inside.get(i));
            }
        }
    }

    private void endLine() {
        String ended = line.toString().strip().replaceAll("\\s+", " ");
        line.setLength(0);
        if (!ended.isEmpty()) {
            lines.add(ended);
        }
    }
}
