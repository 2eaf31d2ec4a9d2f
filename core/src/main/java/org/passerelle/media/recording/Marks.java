package org.passerelle.media.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.passerelle.media.EdfAnnotations;

/** Gathers a recording's events as they are read. */
final class Marks implements EdfAnnotations.Listener {
    /** Texts are cut there. */
    static final int LONGEST_TEXT = 120;

    private final List<Recording.Mark> marks = new ArrayList<>();
    private long all;
    private double clock = Double.NaN;

    @Override
    public void note(double onset, double seconds, String text, boolean isClock) {
        if (isClock) {
            clock = onset;
            return;
        }
        String said = text.strip();
        if (said.isEmpty()) {
            return;
        }
        all++;
        if (marks.size() < Recording.MOST_MARKS && onset >= 0 && onset <= Layout.LONGEST) {
            marks.add(new Recording.Mark(onset, Math.min(seconds, Layout.LONGEST), cut(said)));
        }
    }

    /** When the data record that was read last begins, by its own word; not a number where it says none. */
    double clock() {
        return clock;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }

    long all() {
        return all;
    }

    List<Recording.Mark> inOrder() {
        return marks.stream()
                .sorted(Comparator.comparingDouble(Recording.Mark::at))
                .toList();
    }
}
