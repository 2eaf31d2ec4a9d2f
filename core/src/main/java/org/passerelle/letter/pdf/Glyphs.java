package org.passerelle.letter.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.passerelle.refusal.HouseBug;

/**
 * The paper's one font, Liberation Sans as it ships in PDFBox, embedded with the glyphs that are used; and what of a text it can
 * draw.
 */
final class Glyphs implements AutoCloseable {
    /** Drawn for what the font lacks: □. */
    static final int REPLACEMENT = 0x25A1;
    /** Marks on one letter that are drawn (the bound of UAX #15 §13, far above any language's); more are left out. */
    static final int MOST_MARKS = 30;

    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int NON_BREAKING_HYPHEN = 0x2011;
    private static final float EM = 1000;

    private final TrueTypeFont file;
    private final CmapLookup lookup;
    private final PDType0Font font;
    private final Map<Integer, Float> widths = new HashMap<>();
    private boolean replaced;

    /** Embeds the font in that paper; its glyphs are chosen when the paper is saved, so close this afterwards. */
    Glyphs(PDDocument pdf) throws IOException {
        try (InputStream octets = PDFont.class.getResourceAsStream(RESOURCE)) {
            if (octets == null) {
                throw new HouseBug("PDFBox ships its font");
            }
            file = new TTFParser().parse(new RandomAccessReadBuffer(octets));
        }
        // one letter, one glyph: ligatures would be drawn that a search does not find
        file.setEnableGsub(false);
        lookup = file.getUnicodeCmapLookup();
        font = PDType0Font.load(pdf, file, true);
    }

    PDType0Font font() {
        return font;
    }

    /** Whether anything was replaced so far. */
    boolean replaced() {
        return replaced;
    }

    /**
     * What of a text is drawn: composed (NFC); line ends and tabs as spaces; without control, format and variation characters;
     * each character that the font lacks, or that is read from right to left, as {@link #REPLACEMENT}.
     */
    String drawable(String written) {
        String composed = Normalizer.normalize(bounded(written), Normalizer.Form.NFC);
        var drawn = new StringBuilder(composed.length());
        composed.codePoints().forEach(each -> draw(each, drawn));
        return drawn.toString();
    }

    private void draw(int codePoint, StringBuilder drawn) {
        if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t' || isSeparator(codePoint)) {
            drawn.append(' ');
        } else if (codePoint == NON_BREAKING_HYPHEN) {
            drawn.append('-');
        } else if (!isInvisible(codePoint)) {
            boolean has = lookup.getGlyphId(codePoint) != 0 && !isForeign(codePoint);
            replaced |= !has;
            drawn.appendCodePoint(has ? codePoint : REPLACEMENT);
        }
    }

    /** The width of drawable text, in points. */
    float width(String drawable, float size) {
        float sum = 0;
        for (int i = 0; i < drawable.length(); i += Character.charCount(drawable.codePointAt(i))) {
            sum += width(drawable.codePointAt(i));
        }
        return sum * size / EM;
    }

    /** The width of one drawable character, in thousandths of the font's size. */
    float width(int codePoint) {
        return widths.computeIfAbsent(codePoint, each -> {
            try {
                return font.getStringWidth(Character.toString(each));
            } catch (IOException absent) {
                throw new HouseBug("the font has what it said that it has", absent);
            }
        });
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Without the marks that follow too many others: composing takes time by the square of their number. */
    private static String bounded(String written) {
        var kept = new StringBuilder(written.length());
        int marks = 0;
        for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
            int codePoint = written.codePointAt(i);
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (marks <= MOST_MARKS) {
                kept.appendCodePoint(codePoint);
            }
        }
        return kept.toString();
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isSeparator(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Controls, formats (joiners, direction marks, soft hyphens, tags) and variation selectors. */
    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }

    /** What would be drawn in the wrong order, or means something else in each font. */
    private static boolean isForeign(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || Character.getType(codePoint) == Character.PRIVATE_USE
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
