package org.passerelle.pathway;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.pathway.counts.MomentCount;
import org.passerelle.pathway.unit.Ucum;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What a report counts and lists: a number, a day, a moment, a table. */
public sealed interface FigureField extends Field {

    /**
     * A number, as a JSON string in plain decimal form, since canonical documents hold no fractions: {@code 23.5}, never {@code 2e1},
     * {@code .5} or {@code 05}. As many decimals as were measured stand there, {@code 23.50} too.
     *
     * @param decimals most digits after the point
     * @param min smallest, or null
     * @param max largest, or null
     * @param unit in UCUM, or null for a bare count
     */
    record NumberField(
            String name,
            Words words,
            boolean required,
            int decimals,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable String unit,
            @Nullable When when)
            implements FigureField {
        /** Most decimals that a pathway may allow. */
        public static final int MOST_DECIMALS = 6;

        private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?");
        /** What is told where the unit is none. */
        public static final String UNIT = "a unit in UCUM, such as kg, /min, mm[Hg], mmol/L or {score}";

        public NumberField {
            PathwayLaw.requireFieldName(name);
            PathwayLaw.requireWithin("decimals", decimals, 0, MOST_DECIMALS);
            if (min != null && max != null && min.compareTo(max) > 0) {
                throw wrong("max", "at least min");
            }
            if (unit != null && !Ucum.isUnit(unit)) {
                throw wrong("unit", UNIT);
            }
        }

        /** The number that such a text is; refuses any other. */
        public static BigDecimal read(String field, String text) {
            boolean zero = text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9');
            if (!FORM.matcher(text).matches() || zero) {
                throw FieldPart.wrongType(field);
            }
            return new BigDecimal(text);
        }

        @Override
        public void check(Json value) {
            BigDecimal number = read(name, FieldPart.text(name, value));
            if (number.scale() > decimals) {
                throw outside(String.valueOf(decimals));
            }
            if (min != null && number.compareTo(min) < 0 || max != null && number.compareTo(max) > 0) {
                throw outside(shown(min) + "…" + shown(max));
            }
        }

        private Refused outside(String limit) {
            return Refusal.of(PathwayRefusal.FIELD_RANGE)
                    .with(FactKey.FIELD, name)
                    .with(FactKey.LIMIT, limit)
                    .refused();
        }

        private static String shown(@Nullable BigDecimal bound) {
            return bound == null ? "" : bound.toPlainString();
        }

        private static Refused wrong(String setting, String expected) {
            return Refusal.of(PathwayRefusal.VALUE_FORM)
                    .with(FactKey.SETTING, setting)
                    .with(FactKey.EXPECTED, expected)
                    .refused();
        }
    }

    /** A day, as an ISO 8601 date. */
    record DateField(
            String name,
            Words words,
            boolean required,
            @Nullable When when) implements FigureField {
        public DateField {
            PathwayLaw.requireFieldName(name);
        }

        @Override
        public void check(Json value) {
            FieldPart.requireDay(name, FieldPart.text(name, value));
        }
    }

    /**
     * A moment, as documents write instants.
     *
     * @param counts what it is to those who measure, or null where it is nothing to them
     */
    record InstantField(
            String name,
            Words words,
            boolean required,
            @Nullable MomentCount counts,
            @Nullable When when) implements FigureField {
        public InstantField {
            PathwayLaw.requireFieldName(name);
        }

        @Override
        public void check(Json value) {
            String text = FieldPart.text(name, value);
            try {
                Instants.parse(text);
            } catch (Refused malformed) {
                throw FieldPart.wrongType(name);
            }
        }
    }

    /**
     * A table, as a JSON array with an object per row, which holds what its columns ask for.
     *
     * @param max most rows
     * @param columns plain fields: texts, choices, flags, dates, instants and numbers; their conditions are on the same row
     */
    record RowsField(
            String name,
            Words words,
            boolean required,
            int max,
            Form columns,
            @Nullable When when) implements FigureField {
        /** Most rows that a pathway may allow. */
        public static final int MOST = 200;
        /** Most columns. */
        public static final int MOST_COLUMNS = 20;

        public RowsField {
            PathwayLaw.requireFieldName(name);
            PathwayLaw.requireWithin("max", max, 1, MOST);
            PathwayLaw.requireWithin("columns", columns.fields().size(), 1, MOST_COLUMNS);
            for (Field column : columns.fields()) {
                if (!plain(column)) {
                    throw Refusal.of(PathwayRefusal.COLUMN_KIND)
                            .with(FactKey.FIELD, column.name())
                            .refused();
                }
            }
        }

        private static boolean plain(Field column) {
            return column instanceof TextField
                    || column instanceof ChoiceField choice && choice.stops().isEmpty()
                    || column instanceof FlagField flag && !flag.stops()
                    || column instanceof DateField
                    || column instanceof InstantField instant && instant.counts() == null
                    || column instanceof NumberField;
        }

        @Override
        public void check(Json value) {
            if (!(value instanceof Json.Array rows) || !rows.items().stream().allMatch(Json.Obj.class::isInstance)) {
                throw FieldPart.wrongType(name);
            }
            if (rows.items().size() > max) {
                throw Refusal.of(PathwayRefusal.ROWS_TOO_MANY)
                        .with(FactKey.FIELD, name)
                        .with(FactKey.LIMIT, max)
                        .refused();
            }
            for (Json.Obj row : rows.objects()) {
                FieldPart.inside(name, () -> columns.check(row));
            }
        }
    }
}
