package org.passerelle.gateway.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.port.keep.work.Glance.Timing;

/** How an exchange stands with its clock, as it is told to who asked and to who answers. */
class StandingTest {
    private static final Instant NOW = Instant.parse("2026-11-17T09:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void whatRunsSaysHowLongItHasOrHowLateItIs() {
        assertThat(of(Timing.RUNNING, false, Duration.ofHours(26)))
                .isEqualTo(new Standing("calm", "●", "reste 1 j 2 h", "mer. 18/11 à 12 h 00"));
        assertThat(of(Timing.RUNNING, false, Duration.ofMinutes(-10)))
                .isEqualTo(new Standing("late", "▲", "en retard de 10 min", "mar. 17/11 à 9 h 50"));
        assertThat(of(Timing.RUNNING, false, Duration.ZERO).press()).isEqualTo("late");
    }

    @Test
    void whatIsAnsweredOrEndedCountsNothingDownEvenWhereItIsOverdue() {
        assertThat(of(Timing.STOPPED, false, Duration.ofHours(-3))).isEqualTo(new Standing("done", "✓", "Répondu", ""));
        assertThat(of(Timing.STOPPED, true, Duration.ofHours(-3))).isEqualTo(new Standing("done", "✓", "Terminé", ""));
        assertThat(of(Timing.RUNNING, true, Duration.ofHours(-3)).left()).isEqualTo("Terminé");
    }

    @Test
    void whatWaitsForInformationSaysSo() {
        assertThat(of(Timing.PAUSED, false, Duration.ofHours(3)))
                .isEqualTo(new Standing("paused", "◫", "Délai suspendu : complément attendu", ""));
    }

    @Test
    void whatHasNoClockSaysSo() {
        assertThat(of(Timing.NONE, false, null)).isEqualTo(new Standing("none", "○", "Pas de délai en cours", ""));
    }

    @Test
    void eachHasAShapeThatNoOtherHas() {
        Set<String> shapes = new HashSet<>();
        assertThat(shapes.add(of(Timing.NONE, false, null).shape())).isTrue();
        assertThat(shapes.add(of(Timing.PAUSED, false, Duration.ZERO).shape())).isTrue();
        assertThat(shapes.add(of(Timing.STOPPED, false, Duration.ZERO).shape())).isTrue();
        for (Duration left : Set.of(Duration.ofDays(3), Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            assertThat(shapes.add(of(Timing.RUNNING, false, left).shape()))
                    .as("%s", left)
                    .isTrue();
        }
    }

    private static Standing of(Timing timing, boolean ended, @Nullable Duration left) {
        var row = new ExchangeRow(
                Id.parse("%032x".formatted(1)),
                true,
                "avis/1",
                MailAddress.of("dermatologie@ch-barleduc.mssante.test"),
                MailAddress.of("consultations@cabinet.mssante.test"),
                "taken",
                ended,
                "ordinary",
                left == null ? null : NOW.plus(left),
                false,
                NOW,
                NOW,
                1);
        var glance = new Glance(timing, true, null, null, null, null);
        return Standing.of(row.with(glance), PARIS, Speech.FR, NOW);
    }
}
