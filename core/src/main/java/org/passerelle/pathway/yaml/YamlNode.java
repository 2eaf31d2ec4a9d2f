package org.passerelle.pathway.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** A part of a YAML file: texts, lists and mappings, nothing else; it knows where it stands. */
sealed interface YamlNode {

    /** Where it stands; a list or mapping that is a key's value stands at its key. */
    Place place();

    /**
     * Where something stands in a file.
     *
     * @param line from 1
     * @param column from 1
     */
    record Place(int line, int column) {
        static final Place START = new Place(1, 1);

        Refused refused(Refusal refusal) {
            return at(refusal).refused();
        }

        /** The refusal, told where it happened. */
        Refusal at(Refusal refusal) {
            return refusal.with(FactKey.LINE, line).with(FactKey.COLUMN, column);
        }
    }

    /** A scalar, always as text: {@code no} is two letters. */
    record Text(String value, Place place) implements YamlNode {}

    record Items(List<YamlNode> items, Place place) implements YamlNode {}

    /** A mapping, in the file's order. */
    record Keys(Map<String, YamlNode> values, Map<String, Place> keys, Place place) implements YamlNode {
        private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
        private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?");
        private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9_-]{1,40}");

        public Keys {
            values = new LinkedHashMap<>(values);
            keys = Map.copyOf(keys);
        }

        /** This, with no other keys than these. */
        Keys only(String... known) {
            Set<String> allowed = Set.of(known);
            for (String key : values.keySet()) {
                if (!allowed.contains(key)) {
                    throw placeOf(key).refused(setting(PathwayRefusal.KEY_UNKNOWN, shown(key)));
                }
            }
            return this;
        }

        Optional<YamlNode> find(String key) {
            return Optional.ofNullable(values.get(key));
        }

        YamlNode get(String key) {
            return find(key).orElseThrow(() -> place.refused(setting(PathwayRefusal.KEY_MISSING, key)));
        }

        Optional<String> findText(String key) {
            return find(key).map(value -> textOf(key, value));
        }

        /** The text, empty when the key or its value is missing. */
        String textOrEmpty(String key) {
            return find(key).isPresent()
                            && get(key) instanceof Text text
                            && text.value().isBlank()
                    ? ""
                    : findText(key).orElse("");
        }

        String text(String key) {
            return textOf(key, get(key));
        }

        int whole(String key) {
            String text = text(key);
            if (!WHOLE.matcher(text).matches()) {
                throw wrongForm(key, get(key), "a whole number");
            }
            return Integer.parseInt(text);
        }

        boolean flag(String key) {
            return switch (text(key)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw wrongForm(key, get(key), "true or false");
            };
        }

        boolean flagOrNo(String key) {
            return find(key).isPresent() && flag(key);
        }

        Keys keys(String key) {
            if (get(key) instanceof Keys found) {
                return found;
            }
            throw wrongForm(key, get(key), "a mapping");
        }

        /** The mappings under this one's keys, in the file's order. */
        Map<String, Keys> each() {
            var found = new LinkedHashMap<String, Keys>();
            for (String key : values.keySet()) {
                found.put(key, keys(key));
            }
            return found;
        }

        List<String> texts(String key) {
            if (!(get(key) instanceof Items list)) {
                throw wrongForm(key, get(key), "a list");
            }
            var texts = new ArrayList<String>();
            for (YamlNode item : list.items()) {
                texts.add(textOf(key, item));
            }
            return texts;
        }

        /** One text, or a list of them. */
        List<String> textOrTexts(String key) {
            return get(key) instanceof Items ? texts(key) : List.of(text(key));
        }

        /** A list of mappings. */
        List<Keys> items(String key) {
            if (!(get(key) instanceof Items list)) {
                throw wrongForm(key, get(key), "a list");
            }
            var items = new ArrayList<Keys>();
            for (YamlNode item : list.items()) {
                if (!(item instanceof Keys keys)) {
                    throw item.place()
                            .refused(setting(PathwayRefusal.VALUE_FORM, shown(key))
                                    .with(FactKey.EXPECTED, "a list of mappings"));
                }
                items.add(keys);
            }
            return items;
        }

        /** A number in plain decimal form. */
        BigDecimal number(String key) {
            String text = text(key);
            if (!DECIMAL.matcher(text).matches()) {
                throw wrongForm(key, get(key), "a number");
            }
            return new BigDecimal(text);
        }

        /** The one of these constants that the key's text names in lower case. */
        <E extends Enum<E>> E constant(String key, E[] constants) {
            String text = text(key);
            for (E constant : constants) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return constant;
                }
            }
            throw wrongForm(
                    key, get(key), "one of " + List.of(constants).toString().toLowerCase(Locale.ROOT));
        }

        Refused wrongForm(String key, YamlNode found, String expected) {
            return found.place()
                    .refused(setting(PathwayRefusal.VALUE_FORM, shown(key)).with(FactKey.EXPECTED, expected));
        }

        private Place placeOf(String key) {
            return keys.getOrDefault(key, place);
        }

        private String textOf(String key, YamlNode value) {
            if (!(value instanceof Text text)) {
                throw wrongForm(key, value, "a text");
            }
            if (text.value().isBlank()) {
                throw text.place().refused(setting(PathwayRefusal.KEY_MISSING, shown(key)));
            }
            return text.value();
        }

        private static Refusal setting(PathwayRefusal code, String key) {
            return Refusal.of(code).with(FactKey.SETTING, key);
        }

        private static String shown(String key) {
            return SHOWN.matcher(key).matches() ? key : "?";
        }
    }
}
