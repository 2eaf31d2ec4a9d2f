package org.passerelle.specs.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.Refused;

/** Octets that are canonical documents, and octets that are not. */
final class DocumentVectors {
    static final String TYPE = "passerelle/example/1";
    static final Set<String> KNOWN = Set.of("type", "crit", "a", "b");

    private static final Map<String, String> BAD = new TreeMap<>(Map.ofEntries(
            Map.entry("blank between members", "{\"a\":1, \"type\":\"passerelle/example/1\"}"),
            Map.entry("members out of order", "{\"type\":\"passerelle/example/1\",\"a\":1}"),
            Map.entry("a name twice", "{\"a\":1,\"a\":1,\"type\":\"passerelle/example/1\"}"),
            Map.entry("a fraction", "{\"a\":1.5,\"type\":\"passerelle/example/1\"}"),
            Map.entry("an exponent", "{\"a\":1e2,\"type\":\"passerelle/example/1\"}"),
            Map.entry("a zero with a sign", "{\"a\":-0,\"type\":\"passerelle/example/1\"}"),
            Map.entry("an integer beyond 2^53-1", "{\"a\":9007199254740992,\"type\":\"passerelle/example/1\"}"),
            Map.entry("an escape that is not needed", "{\"a\":\"\\u0041\",\"type\":\"passerelle/example/1\"}"),
            Map.entry("an escaped slash", "{\"a\":\"\\/\",\"type\":\"passerelle/example/1\"}"),
            Map.entry("a lone surrogate", "{\"a\":\"\\ud800\",\"type\":\"passerelle/example/1\"}"),
            Map.entry("a byte order mark", "\ufeff{\"a\":1,\"type\":\"passerelle/example/1\"}"),
            Map.entry("a line end after the document", "{\"a\":1,\"type\":\"passerelle/example/1\"}\n"),
            Map.entry("two documents", "{\"type\":\"passerelle/example/1\"}{\"type\":\"passerelle/example/1\"}"),
            Map.entry("no object", "[1]"),
            Map.entry("nothing", ""),
            Map.entry("no type", "{\"a\":1}"),
            Map.entry("another major", "{\"type\":\"passerelle/example/2\"}"),
            Map.entry("another kind", "{\"type\":\"passerelle/other/1\"}"),
            Map.entry(
                    "a critical member that is unknown",
                    "{\"c\":1,\"crit\":[\"c\"],\"type\":\"passerelle/example/1\"}")));

    private DocumentVectors() {}

    static Json.Obj make() {
        List<Json.Obj> cases = new ArrayList<>();
        cases.add(good("the least", Json.object()));
        cases.add(good("an unknown member that is not critical", Json.object().put("z", 1)));
        cases.add(good(
                "a critical member that is known",
                Json.object().put("crit", Json.texts(List.of("a"))).put("a", 1)));
        cases.add(good(
                "the largest and smallest integer",
                Json.object().put("a", 9007199254740991L).put("b", -9007199254740991L)));
        cases.add(good(
                "characters that are escaped, and one that is not",
                Json.object().put("a", "\"\\\b\f\n\r\t\u0001\u007f/")));
        cases.add(good(
                "accents and a character beyond the basic plane", Json.object().put("a", "é\u0153\ud83e\ude7a")));
        cases.add(good(
                "names in the order of UTF-16 code units",
                Json.object().put("\ufb33", 1).put("\ud83d\ude00", 2).put("a", 3)));
        BAD.forEach((name, text) -> cases.add(bad(name, text)));
        return Given.file(
                "Documents of type passerelle/example/1, whose known members are type, crit, a and b.", cases);
    }

    private static Json.Obj good(String name, Json.Builder members) {
        byte[] octets = Canon.octets(members.put("type", TYPE).build());
        return Json.object()
                .put("name", name)
                .put("octetsB64", octets)
                .put("sha256", Sha256.hash(octets))
                .build();
    }

    private static Json.Obj bad(String name, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return Json.object()
                .put("name", name)
                .put("octetsB64", octets)
                .put("refusal", refusal(octets))
                .build();
    }

    private static String refusal(byte[] octets) {
        try {
            Canon.read(octets, TYPE, KNOWN);
            throw new AssertionError("a bad document was read");
        } catch (Refused refused) {
            return refused.code().code();
        }
    }
}
