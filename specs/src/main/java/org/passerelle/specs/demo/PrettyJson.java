package org.passerelle.specs.demo;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;

/** JSON with a member on each line, for people's eyes. */
public final class PrettyJson {
    private PrettyJson() {}

    public static String of(Json.Obj object) {
        var out = new StringBuilder();
        write(object, "", out);
        return out.append('\n').toString();
    }

    private static void write(Json value, String indent, StringBuilder out) {
        String inner = indent + "  ";
        if (value instanceof Json.Obj object && !object.members().isEmpty()) {
            Iterator<Map.Entry<String, Json>> members =
                    object.members().entrySet().iterator();
            out.append("{\n");
            while (members.hasNext()) {
                Map.Entry<String, Json> member = members.next();
                out.append(inner).append(scalar(Json.text(member.getKey()))).append(": ");
                write(member.getValue(), inner, out);
                out.append(members.hasNext() ? ",\n" : "\n");
            }
            out.append(indent).append('}');
        } else if (value instanceof Json.Array array && !array.items().isEmpty()) {
            Iterator<Json> items = array.items().iterator();
            out.append("[\n");
            while (items.hasNext()) {
                out.append(inner);
                write(items.next(), inner, out);
                out.append(items.hasNext() ? ",\n" : "\n");
            }
            out.append(indent).append(']');
        } else {
            out.append(scalar(value));
        }
    }

    /** Canonical octets exist for whole objects; a value is what stands between the brackets around it. */
    private static String scalar(Json value) {
        String wrapped = new String(Canon.octets(Json.array(List.of(value))), StandardCharsets.UTF_8);
        return wrapped.substring(1, wrapped.length() - 1);
    }
}
