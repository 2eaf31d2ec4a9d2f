package org.passerelle.specs.demo;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;

/** What people say in a form, as the FHIR Parameters that the gateway's API takes. */
final class FhirParameters {
    private FhirParameters() {}

    /** The resource's octets. */
    static byte[] of(Json.Obj content) {
        List<Json.Obj> list = members(content);
        Json.Builder parameters = Json.object().put("resourceType", "Parameters");
        return Canon.octets((list.isEmpty() ? parameters : parameters.put("parameter", list)).build());
    }

    private static List<Json.Obj> members(Json.Obj content) {
        List<Json.Obj> list = new ArrayList<>();
        content.members().forEach((name, value) -> {
            if (value instanceof Json.Array array) {
                array.items().forEach(item -> list.add(member(name, item)));
            } else {
                list.add(member(name, value));
            }
        });
        return list;
    }

    private static Json.Obj member(String name, Json value) {
        Json.Builder member = Json.object().put("name", name);
        if (value instanceof Json.Obj object) {
            return member.put("part", members(object)).build();
        } else if (value instanceof Json.Bool flag) {
            return member.put("valueBoolean", flag.value()).build();
        } else if (value instanceof Json.Text text) {
            return member.put("valueString", text.value()).build();
        }
        throw new IllegalArgumentException("a form says texts, flags, objects and lists of them");
    }
}
