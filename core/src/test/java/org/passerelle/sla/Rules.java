package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** What the tests of this room say often. */
final class Rules {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final LineCalendar WEEKDAYS =
            new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, PARIS);

    private Rules() {}

    static Instant at(String written) {
        return OffsetDateTime.parse(written).toInstant();
    }

    static Target hours(int amount) {
        return new Target(Unit.ELAPSED_HOURS, amount);
    }

    static Target days(int amount) {
        return new Target(Unit.WORKING_DAYS, amount);
    }

    static void refuses(RefusalCode code, ThrowingCallable act) {
        assertThatExceptionOfType(Refused.class).isThrownBy(act).satisfies(refused -> assertThatCode(refused, code));
    }

    private static void assertThatCode(Refused refused, RefusalCode code) {
        assertThat(refused.code()).isEqualTo(code);
    }
}
