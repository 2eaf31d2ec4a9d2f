package org.passerelle.letter.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.pdf.Layout.Placed;
import org.passerelle.refusal.HouseBug;

/**
 * Writes a document as the paper that a doctor files: PDF/A-1b (ISO 19005-1), in French, in memory. Equal documents give equal octets
 * on one Java runtime; no clock, no machine's font, no file is asked. Any text is drawn: what the font lacks becomes □, and the
 * paper says so.
 */
public final class PdfWriter {
    /** The most pages of a paper by default: some 700,000 characters. */
    public static final int MOST_PAGES = 200;

    private static final String REPLACED =
            "Le signe □ remplace un caractère que ce papier ne sait pas montrer, ou qui s'écrit de"
                    + " droite à gauche : le texte exact est dans le document électronique.";

    private final int mostPages;

    public PdfWriter() {
        this(MOST_PAGES);
    }

    /** @param mostPages the most pages of a paper, at least 1 */
    public PdfWriter(int mostPages) {
        if (mostPages < 1) {
            throw new IllegalArgumentException("a paper has a page");
        }
        this.mostPages = mostPages;
    }

    /**
     * The paper's octets.
     *
     * @throws org.passerelle.refusal.Refused {@code letter.pdf.too-many-pages}
     */
    public byte[] write(ClinicalDocument document) {
        try (var pdf = new PDDocument();
                var glyphs = new Glyphs(pdf)) {
            Archive.prepare(pdf, document, glyphs.drawable(document.title()));
            draw(document, pdf, glyphs);
            var octets = new ByteArrayOutputStream(64 * 1024);
            // without object streams: they came with PDF 1.5
            pdf.save(octets, CompressParameters.NO_COMPRESSION);
            return octets.toByteArray();
        } catch (IOException impossible) {
            throw new HouseBug("a paper is written in memory", impossible);
        }
    }

    private void draw(ClinicalDocument document, PDDocument pdf, Glyphs glyphs) throws IOException {
        String reference = "Réf. " + document.reference();
        float room = Layout.RIGHT - Layout.LEFT - glyphs.width(reference, Canvas.MARGIN_SIZE) - 2 * Canvas.MARGIN_SIZE;
        String whose = new Wrapping(glyphs).cut(glyphs.drawable(PaperText.header(document)), Canvas.MARGIN_SIZE, room);
        List<List<Placed>> pages = pages(document, glyphs);
        for (int i = 0; i < pages.size(); i++) {
            try (var canvas = new Canvas(pdf, glyphs)) {
                canvas.margins(whose, reference, "page " + (i + 1) + "/" + pages.size());
                canvas.lines(pages.get(i));
            }
        }
    }

    private List<List<Placed>> pages(ClinicalDocument document, Glyphs glyphs) {
        var layout = new Layout(glyphs, mostPages);
        PaperText.of(document).forEach(layout::add);
        if (glyphs.replaced()) {
            layout.add(new Block.Note(REPLACED));
        }
        return layout.pages();
    }
}
