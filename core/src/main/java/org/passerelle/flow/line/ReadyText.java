package org.passerelle.flow.line;

import java.text.Normalizer;
import java.util.Comparator;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A text that a line's people often write, kept so that nobody types it again. It stands in the line's book: whoever asks the line has
 * nothing of it until somebody sends it.
 *
 * @param name how people find it; none twice on a line
 * @param place the field that it goes into
 * @param text what it says, in French as letters are
 */
public record ReadyText(String name, Place place, String text) {
    /** Most texts of a line. */
    public static final int MOST = 100;
    /** Longest name, in characters. */
    public static final int LONGEST_NAME = 80;
    /** Longest text, in characters; its field may hold less. */
    public static final int LONGEST = 4000;
    /** As lists show them. */
    static final Comparator<ReadyText> ORDER = Comparator.comparing(ReadyText::name);

    /**
     * A text field of a step that the line's people take, in whatever version of its circuit.
     *
     * @param pathway the circuit's name
     * @param step the step's
     * @param field the field's
     */
    public record Place(String pathway, String step, String field) {
        /** Longest of the three, in characters: names of circuits, steps and fields are shorter. */
        private static final int LONGEST_WORD = 60;

        public Place {
            word("pathway", pathway);
            word("step", step);
            word("field", field);
        }

        private static void word(String member, String written) {
            if (written.isEmpty()
                    || written.length() > LONGEST_WORD
                    || !written.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw refused(member);
            }
        }
    }

    public ReadyText {
        name = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        text = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (name.isEmpty() || length(name) > LONGEST_NAME || name.chars().anyMatch(c -> isForbidden(c) || c == '\n')) {
            throw refused("name");
        } else if (text.isEmpty() || length(text) > LONGEST || text.chars().anyMatch(ReadyText::isForbidden)) {
            throw refused("text");
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Control characters but line feeds, and those that turn the text round or hide in it. */
    private static boolean isForbidden(int character) {
        return character != '\n'
                && (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT);
    }

    /** Its length as fields count it. */
    int length() {
        return length(text);
    }

    Json.Obj json() {
        return Json.object()
                .put("name", name)
                .put("pathway", place.pathway())
                .put("step", place.step())
                .put("field", place.field())
                .put("text", text)
                .build();
    }

    static ReadyText read(Json.Obj json) {
        return new ReadyText(
                json.text("name"),
                new Place(json.text("pathway"), json.text("step"), json.text("field")),
                json.text("text"));
    }

    static Refused refused(String member) {
        return Refusal.of(FlowRefusal.LINE_CHANGE).with(FactKey.FIELD, member).refused();
    }

    @Override
    public String toString() {
        return "ReadyText[…]";
    }
}
