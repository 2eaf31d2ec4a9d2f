package org.passerelle.letter.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.passerelle.letter.pdf.Layout.Placed;
import org.passerelle.letter.pdf.Line.Ink;
import org.passerelle.letter.pdf.Line.Run;

/** One page of A4 and what is drawn on it. */
final class Canvas implements AutoCloseable {
    static final float MARGIN_SIZE = 8.5f;

    private static final float HEADER = 800;
    private static final float FOOTER = 36;
    private static final float BLACK = 0;
    private static final float GREY = 0.35f;
    private static final float RULE = 0.5f;
    /** The outline that makes a letter strong, as a part of its size. */
    private static final float OUTLINE = 0.028f;

    private final PDPageContentStream stream;
    private final Glyphs glyphs;

    /** A new last page. */
    Canvas(PDDocument pdf, Glyphs glyphs) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        this.stream = new PDPageContentStream(pdf, page);
        this.glyphs = glyphs;
    }

    /** Whose paper it is, which, and which of its pages. */
    void margins(String whose, String reference, String number) throws IOException {
        run(new Run(whose, Layout.LEFT, MARGIN_SIZE, Ink.FAINT), HEADER);
        run(new Run(reference, right(reference), MARGIN_SIZE, Ink.FAINT), HEADER);
        rule(HEADER - 5);
        run(new Run(number, right(number), MARGIN_SIZE, Ink.FAINT), FOOTER);
    }

    void lines(List<Placed> lines) throws IOException {
        for (Placed placed : lines) {
            for (Run run : placed.line().runs()) {
                run(run, placed.baseline() + run.size() * 0.3f);
            }
            if (placed.line().ruled()) {
                rule(placed.baseline());
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private float right(String text) {
        return Layout.RIGHT - glyphs.width(text, MARGIN_SIZE);
    }

    private void run(Run run, float y) throws IOException {
        if (run.text().isBlank()) {
            return;
        }
        boolean strong = run.ink() == Ink.STRONG;
        stream.beginText();
        stream.setNonStrokingColor(run.ink() == Ink.FAINT ? GREY : BLACK);
        stream.setRenderingMode(strong ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (strong) {
            stream.setLineWidth(run.size() * OUTLINE);
        }
        stream.setFont(glyphs.font(), run.size());
        stream.newLineAtOffset(run.x(), y);
        stream.showText(run.text());
        stream.endText();
    }

    private void rule(float y) throws IOException {
        stream.setLineWidth(RULE);
        stream.setStrokingColor(GREY);
        stream.moveTo(Layout.LEFT, y);
        stream.lineTo(Layout.RIGHT, y);
        stream.stroke();
        stream.setStrokingColor(BLACK);
    }
}
