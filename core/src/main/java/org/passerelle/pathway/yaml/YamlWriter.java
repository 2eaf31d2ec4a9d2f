package org.passerelle.pathway.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes what {@link YamlReader} reads back as the same: comments are lost, no value is. */
final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,79}");
    private static final int MOST_IN_A_LINE = 3;

    private final StringBuilder text = new StringBuilder();

    private YamlWriter() {}

    static String write(YamlNode.Keys root) {
        var writer = new YamlWriter();
        writer.block(root, "");
        return writer.text.toString();
    }

    private void block(YamlNode.Keys keys, String indent) {
        for (Map.Entry<String, YamlNode> entry : keys.values().entrySet()) {
            text.append(indent).append(scalar(entry.getKey())).append(':');
            if (entry.getValue() instanceof YamlNode.Keys inner && !isShort(inner)) {
                text.append('\n');
                block(inner, indent + "  ");
            } else {
                text.append(' ').append(flow(entry.getValue())).append('\n');
            }
        }
    }

    private static boolean isShort(YamlNode.Keys keys) {
        return keys.values().size() <= MOST_IN_A_LINE
                && keys.values().values().stream().allMatch(YamlNode.Text.class::isInstance);
    }

    private static String flow(YamlNode node) {
        if (node instanceof YamlNode.Items items) {
            return items.items().stream().map(YamlWriter::flow).collect(Collectors.joining(", ", "[", "]"));
        } else if (node instanceof YamlNode.Keys keys) {
            return keys.values().entrySet().stream()
                    .map(entry -> scalar(entry.getKey()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        return scalar(((YamlNode.Text) node).value());
    }

    private static String scalar(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(sign -> {
            switch (sign) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    boolean shown = sign >= ' ' && !Character.isISOControl(sign) && sign < 0x2028
                            || sign > 0x2029 && sign != 0xFEFF;
                    quoted.append(shown ? Character.toString(sign) : String.format(Locale.ROOT, "\\u%04X", sign));
                }
            }
        });
        return quoted.append('"').toString();
    }
}
