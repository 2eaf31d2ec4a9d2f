package org.passerelle.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.canon.Json;
import org.passerelle.pathway.FigureField.RowsField;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A table of reconciled medication says of each drug what was taken, what is taken now, and why it changed. */
class MedicationTableTest {
    private static final List<String> CELLS = List.of("before", "after", "why");

    /** Each table of that name, wherever a shipped pathway asks for one. */
    static List<RowsField> tables() {
        return Pathways.shipped().all().stream()
                .flatMap(pathway -> pathway.steps().stream())
                .flatMap(step -> step.form().find("medication").stream())
                .map(RowsField.class::cast)
                .toList();
    }

    @Test
    void standsInTheLettersThatChangeATreatment() {
        assertThat(Pathways.shipped().all().stream()
                        .flatMap(pathway -> pathway.steps().stream()
                                .filter(step -> step.form().find("medication").isPresent())
                                .map(step -> pathway.ref().name() + " " + step.name())))
                .containsExactlyInAnyOrder(
                        "discharge-letter send",
                        "discharge-letter replace",
                        "discharge-letter correct",
                        "emergency-report report",
                        "emergency-report correct");
    }

    /** What is continued is as it was before: that says what is taken now, too. */
    @ParameterizedTest
    @CsvSource({"continued, before", "changed, before after why", "stopped, before why", "started, after why"})
    void asksForWhatTheChangeNeedsAndForNothingElse(String change, String needed) {
        List<String> all = List.of(needed.split(" "));
        for (RowsField table : tables()) {
            assertThat(missing(table, row(change, all))).isEmpty();
            for (String left : all) {
                List<String> said =
                        all.stream().filter(cell -> !cell.equals(left)).toList();
                assertThat(missing(table, row(change, said)))
                        .as("%s without %s", change, left)
                        .containsExactly("pathway.field-missing", left);
            }
            assertThat(asked(table, change)).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void takesBothColumnsOfWhatIsContinued(RowsField table) {
        assertThat(missing(table, row("continued", List.of("before", "after")))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void doesNotTakeBlanksForAReason(RowsField table) {
        Json.Obj row = row("stopped", List.of("before")).with("why", Json.text("  "));
        assertThat(missing(table, row)).containsExactly("pathway.field-missing", "why");
    }

    private static Set<String> asked(RowsField table, String change) {
        Json.Obj row = row(change, List.of());
        return table.columns().fields().stream()
                .filter(column -> CELLS.contains(column.name()) && column.requiredIn(row))
                .map(Field::name)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Json.Obj row(String change, List<String> said) {
        Json.Obj row =
                Json.object().put("drug", "Bisoprolol").put("change", change).build();
        for (String cell : said) {
            row = row.with(cell, Json.text("2,5 mg le matin"));
        }
        return row;
    }

    /** Code and column of what is refused; nothing where the row is taken. */
    private static List<String> missing(RowsField table, Json.Obj row) {
        try {
            table.check(Json.array(List.of(row)));
            return List.of();
        } catch (Refused refused) {
            String field = refused.refusal().facts().getOrDefault(FactKey.FIELD, "");
            return Stream.of(refused.code().code(), field.substring(field.lastIndexOf('.') + 1))
                    .toList();
        }
    }
}
