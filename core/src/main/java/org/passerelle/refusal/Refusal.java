package org.passerelle.refusal;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An expected "no": a code and its facts.
 *
 * @param code what was refused
 * @param facts technical details for the log and the operator, never shown to a correspondent
 */
public record Refusal(RefusalCode code, Map<FactKey, String> facts) {

    public Refusal {
        facts = Map.copyOf(facts);
    }

    public static Refusal of(RefusalCode code) {
        return new Refusal(code, Map.of());
    }

    public Refusal with(FactKey key, Object value) {
        var more = new EnumMap<FactKey, String>(FactKey.class);
        more.putAll(facts);
        more.put(key, String.valueOf(value));
        return new Refusal(code, more);
    }

    public boolean is(RefusalCode other) {
        return code == other;
    }

    /** The refusal as something that can be thrown. */
    public Refused refused() {
        return new Refused(this, null);
    }

    /** The refusal as something that can be thrown, with what caused it. */
    public Refused refused(Throwable cause) {
        return new Refused(this, cause);
    }

    /** Code, sentence and facts on one line, for a log or a terminal. */
    @Override
    public String toString() {
        String details = facts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey().name().toLowerCase(java.util.Locale.ROOT) + "=" + fact.getValue())
                .collect(Collectors.joining(", "));
        return code.code() + ": " + code.sentence() + (details.isEmpty() ? "" : " (" + details + ")");
    }
}
