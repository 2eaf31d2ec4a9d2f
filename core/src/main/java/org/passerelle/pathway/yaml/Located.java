package org.passerelle.pathway.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Makes a value from a node; what the value's own rules refuse is told where in the file it stands. */
final class Located {
    private Located() {}

    static <T> T within(YamlNode node, Supplier<T> made) {
        try {
            return made.get();
        } catch (Refused refused) {
            Refusal refusal = refused.refusal();
            if (refusal.facts().containsKey(FactKey.LINE)) {
                throw refused;
            }
            throw find(node, refusal.facts()).place().at(refusal).refused(refused);
        }
    }

    /** The innermost part that the facts lead to: the step, state or field, the key under it, the item or name with that text, what is mapped. */
    private static YamlNode find(YamlNode node, Map<FactKey, String> facts) {
        YamlNode owner = named(node, "steps", facts.get(FactKey.STEP))
                .or(() -> named(node, "states", facts.get(FactKey.STATE)))
                .orElse(node);
        YamlNode found = child(owner, facts.get(FactKey.FIELD))
                .or(() -> named(owner, "form", facts.get(FactKey.FIELD)))
                .or(() -> named(owner, "columns", facts.get(FactKey.FIELD)))
                .orElse(owner);
        YamlNode value = child(found, facts.get(FactKey.SETTING)).orElse(found);
        if (FhirReader.KEY.equals(facts.get(FactKey.FIELD))) {
            return child(value, facts.get(FactKey.ACTUAL)).orElse(value);
        }
        return item(value, facts.get(FactKey.ACTUAL)).orElse(value);
    }

    private static Optional<YamlNode> named(YamlNode node, String list, @Nullable String name) {
        return child(node, list).flatMap(inside -> child(inside, name));
    }

    private static Optional<YamlNode> child(YamlNode node, @Nullable String key) {
        return key != null && node instanceof YamlNode.Keys keys ? keys.find(key) : Optional.empty();
    }

    private static Optional<YamlNode> item(YamlNode node, @Nullable String text) {
        if (node instanceof YamlNode.Items list) {
            return list.items().stream()
                    .filter(item ->
                            item instanceof YamlNode.Text found && found.value().equals(text))
                    .reduce((first, last) -> last);
        }
        return Optional.empty();
    }
}
