package org.passerelle.gateway.config;

import java.util.List;
import java.util.Map;

/** A part of a YAML file: texts, lists and mappings, nothing else; each knows where it stands. */
sealed interface YamlTree permits YamlTree.Text, YamlTree.Items, YamlKeys {

    Place place();

    /** A scalar, always as text: {@code no} is two letters. */
    record Text(String value, Place place) implements YamlTree {
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    record Items(List<YamlTree> items, Place place) implements YamlTree {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** What a mapping holds: values and where their keys stand. */
    record Entry(YamlTree value, Place keyPlace) {}

    /** The mapping of a name's parts. */
    static YamlKeys keys(Map<String, Entry> entries, Place place) {
        return new YamlKeys("", entries, place);
    }
}
