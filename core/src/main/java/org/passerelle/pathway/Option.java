package org.passerelle.pathway;

import java.util.HashSet;
import java.util.List;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One of the codes that a field may hold.
 *
 * @param code lower-case ASCII
 * @param words for people
 */
public record Option(String code, Words words) {
    /** Most options of one field. */
    public static final int MOST = 100;

    public Option {
        PathwayLaw.requireName(code);
    }

    static List<Option> distinct(String setting, List<Option> options) {
        PathwayLaw.requireWithin(setting, options.size(), 1, MOST);
        var codes = new HashSet<String>();
        for (Option option : options) {
            if (!codes.add(option.code())) {
                throw Refusal.of(PathwayRefusal.NAME_TWICE)
                        .with(FactKey.SETTING, setting)
                        .with(FactKey.ACTUAL, option.code())
                        .refused();
            }
        }
        return List.copyOf(options);
    }

    static void requireAmong(List<Option> options, String field, String code) {
        if (options.stream().noneMatch(option -> option.code().equals(code))) {
            throw Refusal.of(PathwayRefusal.CHOICE_UNKNOWN)
                    .with(FactKey.FIELD, field)
                    .refused();
        }
    }
}
