package org.passerelle.pathway.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.said.Language;

/**
 * A pathway as an SVG picture: a box per state from beginning to end, a row in it per step that leaves it, and on the right one rail
 * per state, which the rows that lead there join. No line crosses a word, equal pathways give equal octets, and title and
 * description say the same to those who do not see it.
 */
public final class PathwaySvg {
    private static final int MARGIN = 16;
    private static final int ROW = 24;
    private static final int HEAD = 30;
    private static final int GAP = 22;
    private static final int LETTER = 7;
    private static final int RAIL = 16;
    /** Colours that differ in lightness too, for those who do not tell hues apart. */
    private static final List<String> COLOURS =
            List.of("#1b4f8a", "#a03c00", "#006b4f", "#7a1f6b", "#5a5a00", "#444444");

    private final Pathway pathway;
    private final Language language;
    private final List<State> states;
    private final Map<String, Integer> tops = new LinkedHashMap<>();
    private final Map<String, Integer> rails = new LinkedHashMap<>();
    private final StringBuilder svg = new StringBuilder();
    private final int right;

    private PathwaySvg(Pathway pathway, Language language) {
        this.pathway = pathway;
        this.language = language;
        this.states = Ranks.states(pathway);
        this.right = MARGIN + width();
        int y = MARGIN + HEAD + GAP;
        for (State state : states) {
            tops.put(state.name(), y);
            y += HEAD + ROW * pathway.stepsFrom(state.name()).size() + GAP;
        }
        for (State state : states) {
            if (pathway.steps().stream().anyMatch(step -> step.to().equals(state.name()))) {
                rails.put(state.name(), right + RAIL * (rails.size() + 1) + RAIL / 2);
            }
        }
    }

    /** The picture, as an XML document in UTF-8. */
    public static String of(Pathway pathway, Language language) {
        return new PathwaySvg(pathway, language).draw();
    }

    private String draw() {
        int height = tops.values().stream().mapToInt(top -> top).max().orElse(0) + HEAD + ROW * 2 + MARGIN;
        int width = right + RAIL * (rails.size() + 2) + MARGIN;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " role=\"img\" aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"13\">%n",
                width,
                height));
        svg.append("<title id=\"title\">").append(escaped(title())).append("</title>\n<desc id=\"desc\">");
        svg.append(escaped(String.join("\n", PathwayText.of(pathway, language))))
                .append("</desc>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(MARGIN, MARGIN + HEAD / 2 + 5, title(), "font-weight=\"bold\" font-size=\"16\"");
        rails.forEach(this::rail);
        states.forEach(this::box);
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private String title() {
        return language.of(pathway.title()) + " (" + pathway.ref() + ")";
    }

    /** From the highest to the lowest row that leads to the state, and into its head by an arrow. */
    private void rail(String state, int x) {
        int head = top(state) + HEAD / 2;
        int least = head;
        int most = head;
        String colour = colour(state);
        for (State from : states) {
            List<Step> steps = pathway.stepsFrom(from.name());
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).to().equals(state)) {
                    int y = row(from.name(), i);
                    least = Math.min(least, y);
                    most = Math.max(most, y);
                    line(right, y, x, y, colour);
                    svg.append(String.format(
                            Locale.ROOT, "<circle cx=\"%d\" cy=\"%d\" r=\"2.5\" fill=\"%s\"/>%n", x, y, colour));
                }
            }
        }
        line(x, least, x, most, colour);
        line(right + 8, head, x, head, colour);
        svg.append(String.format(
                Locale.ROOT,
                "<polygon points=\"%d,%d %d,%d %d,%d\" fill=\"%s\"/>%n",
                right,
                head,
                right + 9,
                head - 5,
                right + 9,
                head + 5,
                colour));
    }

    private void box(State state) {
        int top = top(state.name());
        List<Step> steps = pathway.stepsFrom(state.name());
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"#222222\" stroke-width=\"%s\"/>%n",
                MARGIN,
                top,
                right - MARGIN,
                HEAD + ROW * steps.size(),
                state.end() ? "#e8e8e8" : "#f7faff",
                state.end() ? "3" : "1"));
        text(MARGIN + 8, top + HEAD / 2 + 5, head(state), "font-weight=\"bold\" fill=\"" + colour(state.name()) + "\"");
        for (int i = 0; i < steps.size(); i++) {
            text(MARGIN + 20, row(state.name(), i) + 5, words(steps.get(i)), "fill=\"#111111\"");
        }
    }

    private String head(State state) {
        return language.of(state.title()) + (state.end() ? language.of(" (fin)", " (end)") : "");
    }

    private String words(Step step) {
        String clock = Language.timed(step) ? " [" + language.clock(step) + "]" : "";
        return language.of(step.title()) + " — " + PathwayText.who(pathway, step, language) + clock + " → "
                + language.of(pathway.state(step.to()).title());
    }

    private int width() {
        int longest = title().length() + 6;
        for (State state : states) {
            longest = Math.max(longest, head(state).length() + 4);
            for (Step step : pathway.stepsFrom(state.name())) {
                longest = Math.max(longest, words(step).length() + 4);
            }
        }
        return longest * LETTER + MARGIN;
    }

    private int row(String state, int index) {
        return top(state) + HEAD + ROW * index + ROW / 2;
    }

    private int top(String state) {
        return tops.getOrDefault(state, 0);
    }

    private String colour(String state) {
        return COLOURS.get(List.copyOf(tops.keySet()).indexOf(state) % COLOURS.size());
    }

    private void line(int fromX, int fromY, int toX, int toY, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"1.5\"/>%n",
                fromX,
                fromY,
                toX,
                toY,
                colour));
    }

    private void text(int x, int y, String words, String style) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" %s>%s</text>%n", x, y, style, escaped(words)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
