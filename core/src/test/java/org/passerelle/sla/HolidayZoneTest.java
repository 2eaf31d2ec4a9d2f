package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class HolidayZoneTest {
    private static final Path PUBLISHED = Path.of("../../shared/samples/calendars/metropole.json");

    @Test
    void knowsTheElevenDaysOfAYear() {
        assertThat(holidays(2026))
                .containsExactlyInAnyOrder(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 4, 6),
                        LocalDate.of(2026, 5, 1),
                        LocalDate.of(2026, 5, 8),
                        LocalDate.of(2026, 5, 14),
                        LocalDate.of(2026, 5, 25),
                        LocalDate.of(2026, 7, 14),
                        LocalDate.of(2026, 8, 15),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 11, 11),
                        LocalDate.of(2026, 12, 25));
    }

    @Test
    void agreesWithThePublishedCalendar() throws Exception {
        Assumptions.assumeTrue(Files.exists(PUBLISHED), "samples absent: " + PUBLISHED);
        Set<LocalDate> published = Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2})\"")
                .matcher(Files.readString(PUBLISHED))
                .results()
                .map(match -> LocalDate.parse(match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        for (int year = 2006; year <= 2031; year++) {
            int wanted = year;
            assertThat(holidays(year))
                    .as("year %s", year)
                    .containsExactlyElementsOf(published.stream()
                            .filter(day -> day.getYear() == wanted)
                            .toList());
        }
    }

    @Test
    void agreesWithAnIndependentCalendar() {
        HolidayManager france = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));
        for (int year = 2026; year <= 2031; year++) {
            Set<LocalDate> expected = france.getHolidays(Year.of(year)).stream()
                    .map(Holiday::getActualDate)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(holidays(year)).as("year %s", year).isEqualTo(expected);
        }
    }

    @Test
    void findsTheEarliestAndLatestEaster() {
        assertThat(HolidayZone.easter(1818)).isEqualTo(LocalDate.of(1818, 3, 22));
        assertThat(HolidayZone.easter(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
    }

    @Test
    void ascensionMayFallOnTheFirstOfMay() {
        assertThat(holidays(2008)).hasSize(10).contains(LocalDate.of(2008, 5, 1));
    }

    @Test
    void refusesAnUnknownZone() {
        Rules.refuses(SlaRefusal.HOLIDAY_ZONE, () -> HolidayZone.of("alsace-moselle"));
        assertThat(HolidayZone.of("metropole").version()).isEqualTo("metropole/1");
    }

    private static Set<LocalDate> holidays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(HolidayZone.METROPOLE::isHoliday)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
