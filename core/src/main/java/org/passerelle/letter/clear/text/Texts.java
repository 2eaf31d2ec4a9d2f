package org.passerelle.letter.clear.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of a mail as they come, one inside the other: of alternatives the plain one, of the rest all in their order. */
public final class Texts {
    private final Deque<Frame> open = new ArrayDeque<>();

    /**
     * What one part says.
     *
     * @param plain whether its sender wrote it as plain text
     */
    private record Text(String text, boolean plain) {}

    /** A multipart that is being read. */
    private record Frame(boolean alternative, List<Text> texts) {
        Text text() {
            List<Text> said =
                    texts.stream().filter(each -> !each.text().isBlank()).toList();
            if (said.isEmpty()) {
                return new Text("", true);
            }
            if (alternative) {
                return said.stream().filter(Text::plain).findFirst().orElse(said.get(0));
            }
            return new Text(
                    said.stream().map(Text::text).collect(Collectors.joining("\n\n")),
                    said.stream().allMatch(Text::plain));
        }
    }

    /** Nothing said yet. */
    public Texts() {
        begin(false);
    }

    /** A multipart begins. */
    public void begin(boolean alternative) {
        open.push(new Frame(alternative, new ArrayList<>()));
    }

    /** It ends. */
    public void end() {
        Text inside = open.pop().text();
        open.getFirst().texts().add(inside);
    }

    /** A text among them. */
    public void add(String text, boolean plain) {
        open.getFirst().texts().add(new Text(text, plain));
    }

    /** All of it. */
    public String whole() {
        return ShownText.lines(open.getFirst().text().text());
    }
}
