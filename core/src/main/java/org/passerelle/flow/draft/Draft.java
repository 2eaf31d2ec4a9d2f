package org.passerelle.flow.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Json;
import org.passerelle.refusal.Refused;

/**
 * What somebody wrote in a step's form so far, as the form has it: nothing of it is checked.
 *
 * @param at when it was kept
 * @param fields what each field says
 */
public record Draft(Instant at, Map<String, List<String>> fields) {
    private static final String TYPE = "passerelle/draft/1";

    public Draft {
        var copy = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        fields = copy;
    }

    byte[] octets() {
        Json.Builder said = Json.object();
        fields.forEach((name, values) -> said.put(
                name,
                new Json.Array(
                        values.stream().map(each -> (Json) Json.text(each)).toList())));
        return Canon.octets(Json.object()
                .put("type", TYPE)
                .put("at", at)
                .put("fields", said.build())
                .build());
    }

    /** Empty when these octets are no draft. */
    static Optional<Draft> read(byte[] octets) {
        try {
            Json.Obj whole = Canon.read(octets);
            if (!whole.text("type").equals(TYPE)) {
                return Optional.empty();
            }
            var fields = new LinkedHashMap<String, List<String>>();
            Json.Obj said = whole.object("fields");
            said.members()
                    .keySet()
                    .forEach(name -> fields.put(name, said.array(name).texts()));
            return Optional.of(new Draft(whole.instant("at"), fields));
        } catch (Refused other) {
            if (other.code() instanceof CanonRefusal) {
                return Optional.empty();
            }
            throw other;
        }
    }

    /** Nothing: it is about a patient. */
    @Override
    public String toString() {
        return "Draft[…]";
    }
}
