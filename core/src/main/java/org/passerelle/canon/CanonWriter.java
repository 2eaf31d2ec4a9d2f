package org.passerelle.canon;

import java.util.Map;
import org.passerelle.refusal.Refusal;

/** Writes the one form that RFC 8785 §3.2 allows. */
final class CanonWriter {
    private CanonWriter() {}

    static void write(Json value, StringBuilder out) {
        if (value instanceof Json.Text text) {
            string(text.value(), out);
        } else if (value instanceof Json.Whole whole) {
            out.append(whole.value());
        } else if (value instanceof Json.Bool bool) {
            out.append(bool.value());
        } else if (value instanceof Json.Array array) {
            array(array, out);
        } else if (value instanceof Json.Obj object) {
            object(object, out);
        } else {
            out.append("null");
        }
    }

    private static void array(Json.Array array, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Json item : array.items()) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void object(Json.Obj object, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            out.append(separator);
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void string(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    throw Refusal.of(CanonRefusal.SURROGATE).refused();
                }
                out.append(c).append(value.charAt(++i));
            } else {
                character(c, out);
            }
        }
        out.append('"');
    }

    private static void character(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
