package org.passerelle.specs.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.refusal.Refused;

/**
 * JSON of any form brought into the canonical one: nearly every mutation of a canonical document is refused for its form alone, and
 * what stands behind that check would never be reached.
 */
public final class Loose {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Loose() {}

    /** The document in canonical form; the octets as they are when they are no JSON object or have no such form. */
    public static byte[] canonical(byte[] octets) {
        try {
            return read(octets).map(Canon::octets).orElse(octets);
        } catch (IOException | Refused | IllegalArgumentException noForm) {
            return octets;
        }
    }

    /** The object; empty when it is something else. */
    public static Optional<Json.Obj> read(byte[] octets) throws IOException {
        JsonNode node = MAPPER.readTree(octets);
        return node != null && node.isObject() ? Optional.of((Json.Obj) json(node)) : Optional.empty();
    }

    private static Json json(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> {
                List<Json> items = new ArrayList<>();
                node.forEach(item -> items.add(json(item)));
                yield new Json.Array(items);
            }
            case NUMBER -> new Json.Whole(node.longValue());
            case BOOLEAN -> new Json.Bool(node.booleanValue());
            case NULL -> Json.Null.NULL;
            default -> new Json.Text(node.asText());
        };
    }

    private static Json.Obj object(JsonNode node) {
        var object = Json.object();
        node.properties().forEach(member -> object.put(member.getKey(), json(member.getValue())));
        return object.build();
    }
}
