package org.passerelle.letter.pdf;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into lines of one width: at spaces, and inside a word where that is wider than a line. */
final class Wrapping {
    private final Glyphs glyphs;

    Wrapping(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /**
     * At least one line.
     *
     * @param drawable only what the font has
     * @param width in points, wider than any character
     */
    List<String> lines(String drawable, float size, float width) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < drawable.length()) {
            int end = end(drawable, start, width * 1000 / size);
            lines.add(drawable.substring(start, end).stripTrailing());
            start = end;
            while (start < drawable.length() && drawable.charAt(start) == ' ') {
                start++;
            }
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    /** The text, or as much of it as fits and an ellipsis. */
    String cut(String drawable, float size, float width) {
        if (glyphs.width(drawable, size) <= width) {
            return drawable;
        }
        float room = width * 1000 / size - glyphs.width('…');
        int end = 0;
        float used = 0;
        while (end < drawable.length()) {
            int codePoint = drawable.codePointAt(end);
            used += glyphs.width(codePoint);
            if (used > room) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return drawable.substring(0, end).stripTrailing() + "…";
    }

    /** Where the line that starts there ends: after the last space that fits, else after the last character. */
    private int end(String text, int start, float room) {
        float used = 0;
        int space = -1;
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (codePoint == ' ') {
                space = at;
            }
            used += glyphs.width(codePoint);
            if (used > room && codePoint != ' ' && at > start) {
                return space > start ? space : at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }
}
