package org.passerelle.pathway.yaml;

import java.util.List;
import java.util.Locale;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** A mistake in a file as compilers write it, so that editors find the place. */
public final class MistakeText {
    private static final List<FactKey> TOLD = List.of(
            FactKey.STEP,
            FactKey.STATE,
            FactKey.FIELD,
            FactKey.SETTING,
            FactKey.VERSION,
            FactKey.ACTUAL,
            FactKey.EXPECTED,
            FactKey.LIMIT);

    private MistakeText() {}

    /** {@code file:line:column: code: sentence}; without a line where none is known. */
    public static String of(String file, Refusal mistake) {
        return place(file, mistake) + " " + mistake.code().code() + ": " + sentence(mistake);
    }

    /** {@code file:line:column:}, or {@code file:} where no line is known. */
    public static String place(String file, Refusal mistake) {
        String line = mistake.facts().get(FactKey.LINE);
        return file + ":" + (line == null ? "" : line + ":" + mistake.facts().get(FactKey.COLUMN) + ":");
    }

    /** The sentence, with what was found and what is wanted where the loader knows it. */
    public static String sentence(Refusal mistake) {
        var text = new StringBuilder(mistake.code().sentence());
        for (FactKey key : TOLD) {
            String fact = mistake.facts().get(key);
            if (fact != null) {
                text.append(text.charAt(text.length() - 1) == '.' ? " (" : ", ")
                        .append(key.name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(fact);
            }
        }
        return text.charAt(text.length() - 1) == '.'
                ? text.toString()
                : text.append(')').toString();
    }
}
