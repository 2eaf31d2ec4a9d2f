package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.mail.ReceiveMail;

/** With the settings of a start, a due date is told within two seconds, and never before it. */
class PaceTest extends TwoHouses {
    /** Half of what is promised is left for a turn that others' work holds up. */
    private static final Duration LATEST = Duration.ofSeconds(1);

    private static final Instant DUE = Rehearsal.START.plus(Duration.ofHours(24));

    PaceTest() {
        super(33);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 999})
    void aDueDateIsToldWithinTwoSecondsWheneverTheWheelIsTurned(int offset) {
        Id avis = requested();
        houses.hospital.close();
        try (Wiring wiring = Wiring.open(houses.hospitalSettings("hospital"))) {
            Clockwork.Wheel ticker = ticker(wiring);
            houses.clock.advance(Duration.between(houses.clock.instant(), DUE.minusMillis(2000 + offset)));
            for (int turn = 0; turn < 9; turn++) {
                ticker.step().getAsBoolean();
                houses.clock.advance(ticker.pause());
            }
        }
        houses.hospital = houses.openHospital();

        assertThat(Duration.between(DUE, breachTold(avis))).isBetween(Duration.ZERO, LATEST);
    }

    private Instant breachTold(Id avis) {
        return houses.hospital.view(avis).state().law().stream()
                .filter(law -> law.fact() instanceof Fact.ClockBreached)
                .map(Event.Law::time)
                .findFirst()
                .orElseThrow();
    }

    /** The wheel as a start makes it. */
    private static Clockwork.Wheel ticker(Wiring wiring) {
        var cards = wiring.learnCard();
        var catalogues = wiring.catalogues(cards);
        var newcomers = wiring.newcomers(cards, catalogues);
        var mail = new ReceiveMail(wiring.premises(), wiring.settings().vigilance(), newcomers);
        return new Pumps(wiring, mail, wiring.confirming(cards, newcomers), newcomers, catalogues)
                .wheels(NodeSettings.Pace.DEFAULT).stream()
                        .filter(wheel -> wheel.name().equals("ticker"))
                        .findFirst()
                        .orElseThrow();
    }
}
