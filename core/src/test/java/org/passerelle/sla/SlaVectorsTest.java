package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published due dates: open Monday to Friday, 9:00 to 18:00. */
class SlaVectorsTest {
    private static final Path PUBLISHED = Path.of("../specs/wire/vectors/due-dates.csv");

    static List<String> rows() throws Exception {
        return Files.readAllLines(PUBLISHED).stream().skip(1).toList();
    }

    @Test
    void holdsEveryUnitAndZone() throws Exception {
        assertThat(rows()).hasSize(422);
        assertThat(Stream.of(Unit.values()))
                .allSatisfy(unit -> assertThat(rows()).anyMatch(row -> row.contains("," + unit.text() + ",")));
        assertThat(Stream.of("metropole", "alsace-moselle", "la-reunion", "guadeloupe", "mayotte"))
                .allSatisfy(zone -> assertThat(rows()).anyMatch(row -> row.contains("," + zone + ",")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isDueAsPublished(String row) {
        String[] cells = row.split(",", -1);
        var calendar =
                new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.of(cells[1]), ZoneId.of(cells[2]));
        var target = new Target(Unit.of(cells[3]), Integer.parseInt(cells[4]));
        Clock clock = Clock.start(target, calendar, Rules.at(cells[0]));
        if (!cells[5].isEmpty()) {
            clock = clock.pause(Rules.at(cells[5])).resume(Rules.at(cells[6]));
        }
        assertThat(clock.due()).contains(Rules.at(cells[7]));
        assertThat(clock.at(Clock.DUE)).isEqualTo(clock.due());
    }
}
