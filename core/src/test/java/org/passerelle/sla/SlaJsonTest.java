package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.sla.Rules.WEEKDAYS;
import static org.passerelle.sla.Rules.at;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Json;

class SlaJsonTest {

    @Test
    void writesAPausedClockOneWay() {
        var calendar = new LineCalendar(
                new OpeningHours(Map.of(
                        DayOfWeek.MONDAY, List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.MIDNIGHT)))),
                HolidayZone.METROPOLE,
                Rules.PARIS,
                List.of(new Closure(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 2))));
        Clock clock = Clock.start(Rules.days(2), calendar, at("2026-11-23T10:00:00+01:00"))
                .pause(at("2026-11-23T11:00:00+01:00"));
        assertThat(new String(Canon.octets(ClockJson.write(clock)), StandardCharsets.UTF_8))
                .isEqualTo("{\"calendar\":{\"closures\":[{\"from\":\"2026-12-24\",\"until\":\"2027-01-02\"}],"
                        + "\"holidayVersion\":\"metropole/1\",\"holidayZone\":\"metropole\","
                        + "\"hours\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"24:00\"}]},"
                        + "\"timeZone\":\"Europe/Paris\"},\"from\":\"2026-11-23T09:00:00.000Z\","
                        + "\"pauses\":[{\"from\":\"2026-11-23T10:00:00.000Z\"}],"
                        + "\"target\":{\"amount\":2,\"unit\":\"working-days\"}}");
        assertThat(ClockJson.clock(ClockJson.write(clock))).isEqualTo(clock);
    }

    @Test
    void readsAStoppedClockBack() {
        Clock clock = Clock.start(Rules.hours(48), WEEKDAYS, at("2026-11-23T10:00:00+01:00"))
                .pause(at("2026-11-23T11:00:00+01:00"))
                .stop(at("2026-11-23T12:00:00.123+01:00"));
        assertThat(ClockJson.clock(ClockJson.write(clock))).isEqualTo(clock);
    }

    @Test
    void refusesOtherHolidayRulesThanItsOwn() {
        Json.Obj other = SlaJson.write(WEEKDAYS).with("holidayVersion", Json.text("metropole/2"));
        Rules.refuses(SlaRefusal.HOLIDAY_VERSION, () -> SlaJson.calendar(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+01:00", "Z", "Europe/Nancy", "", "GMT+1", "../Paris"})
    void refusesATimeZoneThatIsNotARegion(String zone) {
        Rules.refuses(SlaRefusal.TIME_ZONE, () -> SlaJson.zone(zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mnday\":[{\"from\":\"09:00\",\"to\":\"18:00\"}]}",
                "{\"monday\":[{\"from\":\"9:00\",\"to\":\"18:00\"}]}",
                "{\"monday\":[{\"from\":\"09:00\",\"to\":\"00:00\"}]}",
                "{\"monday\":[{\"from\":\"24:00\",\"to\":\"24:00\"}]}",
                "{\"monday\":[{\"from\":\"18:00\",\"to\":\"09:00\"}]}",
                "{\"monday\":[]}",
                "{}"
            })
    void refusesHoursItCannotRead(String json) {
        Rules.refuses(SlaRefusal.HOURS, () -> SlaJson.hours(Canon.read(json.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesATargetWithoutItsUnit() {
        Json.Obj unsaid = Json.object().put("amount", 48).build();
        Rules.refuses(CanonRefusal.MEMBER_MISSING, () -> SlaJson.target(unsaid));
    }

    @Test
    void refusesAnAmountThatWouldWrapAround() {
        Json.Obj huge = Json.object()
                .put("unit", "elapsed-hours")
                .put("amount", (1L << 32) + 48)
                .build();
        Rules.refuses(SlaRefusal.AMOUNT, () -> SlaJson.target(huge));
    }

    @Test
    void refusesDatesThatDoNotExist() {
        Json.Obj never = Json.object()
                .put("from", "2026-02-30")
                .put("until", "2026-03-01")
                .build();
        Rules.refuses(SlaRefusal.CLOSURE, () -> SlaJson.closure(never));
    }
}
