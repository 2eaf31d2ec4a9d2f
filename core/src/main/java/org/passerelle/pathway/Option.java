package org.passerelle.pathway;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.counts.FieldCount;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

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

    /** The codes that stop a step: options of the field, and people are told what to do instead. */
    static List<String> requireStops(List<Option> options, List<String> stops, @Nullable Words instead) {
        if (stops.isEmpty() != (instead == null)) {
            throw stops.isEmpty()
                    ? nothingStops()
                    : Refusal.of(PathwayRefusal.KEY_MISSING)
                            .with(FactKey.SETTING, "instead")
                            .refused();
        }
        for (String code : stops) {
            if (options.stream().noneMatch(option -> option.code().equals(code))) {
                throw Refusal.of(PathwayRefusal.CONDITION_UNKNOWN)
                        .with(FactKey.SETTING, "stops")
                        .with(FactKey.ACTUAL, PathwayLaw.shown(code))
                        .refused();
            }
        }
        return List.copyOf(stops);
    }

    /** A choice that is counted offers codes of that vocabulary alone, and several only of defects. */
    static void requireCounted(List<Option> options, boolean many, @Nullable FieldCount counts) {
        if (counts == null) {
            return;
        }
        for (Option option : options) {
            if (!counts.knows(List.of(option.code()))) {
                throw Refusal.of(PathwayRefusal.COUNTS)
                        .with(FactKey.SETTING, "options")
                        .with(FactKey.ACTUAL, PathwayLaw.shown(option.code()))
                        .with(FactKey.EXPECTED, String.join(", ", counts.codes()))
                        .refused();
            }
        }
        if (many && counts != FieldCount.DEFECTS) {
            throw Refusal.of(PathwayRefusal.COUNTS)
                    .with(FactKey.SETTING, "many")
                    .with(FactKey.EXPECTED, FieldCount.DEFECTS.code())
                    .refused();
        }
    }

    /** Words that say what to do instead of nothing. */
    static Refused nothingStops() {
        return Refusal.of(PathwayRefusal.VALUE_FORM)
                .with(FactKey.SETTING, "instead")
                .with(FactKey.EXPECTED, "stops beside it")
                .refused();
    }

    static void requireAmong(List<Option> options, String field, String code) {
        if (options.stream().noneMatch(option -> option.code().equals(code))) {
            throw Refusal.of(PathwayRefusal.CHOICE_UNKNOWN)
                    .with(FactKey.FIELD, field)
                    .refused();
        }
    }
}
