package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published due dates: open Monday to Friday, 9:00 to 18:00. */
class SlaVectorsTest {

    static List<String> rows() throws Exception {
        try (InputStream file = SlaVectorsTest.class.getResourceAsStream("/sla-vectors.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @Test
    void holdsEveryRow() throws Exception {
        assertThat(rows()).hasSize(94);
        assertThat(Stream.of("ELAPSED_HOURS", "WORKING_DAYS"))
                .allSatisfy(unit -> assertThat(rows()).anyMatch(row -> row.contains(unit)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isDueAsPublished(String row) {
        String[] cells = row.split(",", -1);
        var calendar =
                new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.of(cells[1]), ZoneId.of(cells[2]));
        var target = new Target(Unit.valueOf(cells[3]), Integer.parseInt(cells[4]), Duration.ofHours(1));
        Clock clock = Clock.start(target, calendar, Rules.at(cells[0]));
        if (!cells[5].isEmpty()) {
            clock = clock.pause(Rules.at(cells[5])).resume(Rules.at(cells[6]));
        }
        assertThat(clock.due()).contains(Rules.at(cells[7]));
    }
}
