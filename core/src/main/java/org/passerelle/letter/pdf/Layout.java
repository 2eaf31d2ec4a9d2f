package org.passerelle.letter.pdf;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.letter.pdf.Line.Ink;
import org.passerelle.letter.pdf.Line.Run;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Puts blocks on pages of A4, each line at its place. */
final class Layout {
    static final float LEFT = 57;
    static final float RIGHT = 538;
    static final float TOP = 775;
    static final float BOTTOM = 62;

    private static final float VALUES = 190;
    private static final float TITLE = 17;
    private static final float HEADING = 12;
    private static final float BODY = 10.5f;
    private static final float SMALL = 9;
    private static final float LEADING = 1.3f;

    private final Glyphs glyphs;
    private final Wrapping wrapping;
    private final int mostPages;
    private final List<List<Placed>> pages = new ArrayList<>();
    private final List<Line> held = new ArrayList<>();
    private List<Placed> page = new ArrayList<>();
    private float y = TOP;

    /**
     * A line at its place.
     *
     * @param baseline from the page's lower edge, in points
     */
    record Placed(Line line, float baseline) {}

    /** @param mostPages the most that a paper may have */
    Layout(Glyphs glyphs, int mostPages) {
        this.glyphs = glyphs;
        this.wrapping = new Wrapping(glyphs);
        this.mostPages = mostPages;
        pages.add(page);
    }

    void add(Block block) {
        if (block instanceof Block.Title title) {
            text(title.text(), LEFT, TITLE, Ink.STRONG, 0);
        } else if (block instanceof Block.Heading heading) {
            heading(heading.text());
        } else if (block instanceof Block.Field field) {
            field(field);
        } else if (block instanceof Block.Paragraph paragraph) {
            text(paragraph.text(), LEFT, BODY, Ink.PLAIN, 2);
        } else if (block instanceof Block.Note note) {
            text(note.text(), LEFT, SMALL, Ink.FAINT, 4);
        }
    }

    List<List<Placed>> pages() {
        flush();
        return List.copyOf(pages);
    }

    private void heading(String text) {
        List<String> lines = wrapping.lines(glyphs.drawable(text), HEADING, RIGHT - LEFT);
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            var run = new Run(lines.get(i), LEFT, HEADING, Ink.STRONG);
            put(new Line(List.of(run), i == 0 ? 12 : 0, HEADING * LEADING + (last ? 3 : 0), true, last));
        }
    }

    private void field(Block.Field field) {
        List<String> labels = wrapping.lines(glyphs.drawable(field.label()), SMALL, VALUES - LEFT - 8);
        List<String> values = wrapping.lines(glyphs.drawable(field.text()), BODY, RIGHT - VALUES);
        for (int i = 0; i < Math.max(labels.size(), values.size()); i++) {
            List<Run> runs = new ArrayList<>();
            if (i < labels.size()) {
                runs.add(new Run(labels.get(i), LEFT, SMALL, Ink.FAINT));
            }
            if (i < values.size()) {
                runs.add(new Run(values.get(i), VALUES, BODY, Ink.PLAIN));
            }
            put(new Line(runs, i == 0 ? 2 : 0, BODY * LEADING, false, false));
        }
    }

    private void text(String text, float x, float size, Ink ink, float before) {
        float gap = before;
        for (String each : wrapping.lines(glyphs.drawable(text), size, RIGHT - x)) {
            put(new Line(List.of(new Run(each, x, size, ink)), gap, size * LEADING, false, false));
            gap = 0;
        }
    }

    private void put(Line line) {
        held.add(line);
        if (!line.held()) {
            flush();
        }
    }

    /** What holds together goes to one page, unless it is higher than that. */
    private void flush() {
        float height = 0;
        for (Line line : held) {
            height += line.before() + line.height();
        }
        if (y - height < BOTTOM && !page.isEmpty()) {
            turn();
        }
        for (Line line : held) {
            if (y - line.height() < BOTTOM && !page.isEmpty()) {
                turn();
            }
            y -= page.isEmpty() ? 0 : line.before();
            y -= line.height();
            page.add(new Placed(line, y));
        }
        held.clear();
    }

    private void turn() {
        if (pages.size() == mostPages) {
            throw Refusal.of(PdfRefusal.TOO_MANY_PAGES)
                    .with(FactKey.LIMIT, mostPages)
                    .refused();
        }
        page = new ArrayList<>();
        pages.add(page);
        y = TOP;
    }
}
