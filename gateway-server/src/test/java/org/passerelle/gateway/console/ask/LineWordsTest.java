package org.passerelle.gateway.console.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.sla.Closure;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;

/** What a line's card says, as people read it before they ask. */
class LineWordsTest {
    private static Closure days(String from, String until) {
        return new Closure(LocalDate.parse(from), LocalDate.parse(until));
    }

    /** On the first second of 4 January in Paris what ended the day before is over, and what ends today is not. */
    @Test
    void closuresThatAreOverAreLeftOut() {
        var calendar = new LineCalendar(
                OpeningHours.weekdaysNineToSix(),
                HolidayZone.METROPOLE,
                ZoneId.of("Europe/Paris"),
                List.of(
                        days("2026-12-24", "2027-01-03"),
                        days("2027-01-04", "2027-01-04"),
                        days("2027-02-20", "2027-02-28")));
        Instant now = Instant.parse("2027-01-03T23:00:00Z");

        assertThat(new LineWords(Speech.FR).closures(calendar, now))
                .containsExactly("04/01/2027", "du 20/02/2027 au 28/02/2027");
        assertThat(new LineWords(Speech.FR).closures(calendar, now.minusMillis(1)))
                .hasSize(3);
    }
}
