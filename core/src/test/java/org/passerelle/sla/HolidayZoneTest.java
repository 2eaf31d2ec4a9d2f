package org.passerelle.sla;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HolidayZoneTest {
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

    /** Those of étalab, as their file of the zone lists them. */
    private static Set<LocalDate> published(HolidayZone zone) throws IOException {
        try (InputStream file = HolidayZoneTest.class.getResourceAsStream("published/" + zone.text() + ".json")) {
            return Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2})\"")
                    .matcher(new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(match -> LocalDate.parse(match.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"METROPOLE", "ALSACE_MOSELLE", "LA_REUNION"})
    void agreesWithThePublishedCalendarDayByDay(HolidayZone zone) throws Exception {
        Set<LocalDate> published = published(zone);
        LocalDate.of(2006, 1, 1)
                .datesUntil(LocalDate.of(2032, 1, 1))
                .forEach(day -> assertThat(zone.isHoliday(day))
                        .as("%s %s", zone.text(), day)
                        .isEqualTo(published.contains(day)));
    }

    @ParameterizedTest
    @CsvSource({
        "ALSACE_MOSELLE, 2026-04-03 2026-12-26",
        "ALSACE_MOSELLE_WITHOUT_GOOD_FRIDAY, 2026-12-26",
        "GUADELOUPE, 2026-05-27",
        "MARTINIQUE, 2026-05-22",
        "GUYANE, 2026-06-10",
        "LA_REUNION, 2026-12-20",
        "MAYOTTE, 2026-04-27",
        "SAINT_BARTHELEMY, 2026-10-09",
        "SAINT_MARTIN, 2026-05-28",
        "SAINT_PIERRE_ET_MIQUELON, ''",
        "POLYNESIE_FRANCAISE, ''",
        "NOUVELLE_CALEDONIE, ''",
        "WALLIS_ET_FUTUNA, ''"
    })
    void addsAZonesOwnDaysToTheElevenOfAll(HolidayZone zone, String further) {
        Set<LocalDate> expected = holidays(HolidayZone.METROPOLE, 2026);
        further.lines()
                .flatMap(days -> Stream.of(days.split(" ")))
                .filter(day -> !day.isEmpty())
                .forEach(day -> expected.add(LocalDate.parse(day)));
        assertThat(holidays(zone, 2026)).isEqualTo(expected);
    }

    @Test
    void movesSaintMartinsDayIn2018() {
        assertThat(HolidayZone.SAINT_MARTIN.isHoliday(LocalDate.of(2017, 5, 27)))
                .isTrue();
        assertThat(HolidayZone.SAINT_MARTIN.isHoliday(LocalDate.of(2018, 5, 27)))
                .isFalse();
        assertThat(HolidayZone.SAINT_MARTIN.isHoliday(LocalDate.of(2018, 5, 28)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void namesItsRulesSoThatADueDateCanBeComputedAgain(HolidayZone zone) {
        assertThat(zone.version()).isEqualTo(zone.text() + "/1");
        assertThat(HolidayZone.of(zone.text())).isEqualTo(zone);
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
        Rules.refuses(SlaRefusal.HOLIDAY_ZONE, () -> HolidayZone.of("alsace"));
        assertThat(HolidayZone.of("metropole").version()).isEqualTo("metropole/1");
    }

    private static Set<LocalDate> holidays(int year) {
        return holidays(HolidayZone.METROPOLE, year);
    }

    private static Set<LocalDate> holidays(HolidayZone zone, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(zone::isHoliday)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
