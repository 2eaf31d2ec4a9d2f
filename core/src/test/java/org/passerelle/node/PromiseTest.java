package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.port.MemoryMail.Fault;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** What is shown before sending, what the keeper's clock says, and what both sides see of a difference. */
class PromiseTest extends TwoHouses {
    private static final Instant DUE = Rehearsal.START.plus(Duration.ofHours(24));

    PromiseTest() {
        super(23);
    }

    @Test
    void theCitedCardHoldsWhenTheLinePromisedLessBeforeTheLetterCame() {
        houses.mail.faults(octets -> Fault.LOST);
        Id avis = houses.request();
        houses.settle();
        republish(72);
        houses.mail.faults(octets -> Fault.NONE);
        houses.advance(Duration.ofHours(5));
        for (Node node : List.of(houses.hospital, houses.practice)) {
            assertThat(node.view(avis).row().findDue()).contains(DUE);
            assertThat(node.view(avis).promise()).isEmpty();
        }
    }

    @Test
    void aPromiseThatWasMadeStaysWhenTheLinePromisesSomethingElse() {
        Id avis = requested();
        republish(1);
        houses.advance(Duration.ofHours(5));
        for (Node node : List.of(houses.hospital, houses.practice)) {
            assertThat(node.view(avis).row().findDue()).contains(DUE);
            assertThat(node.view(avis).row().breached()).isFalse();
        }
        assertThat(types(houses.hospital, avis)).doesNotContain("Escalated", "ClockBreached");
    }

    @Test
    void aLetterTooLongOnItsWayCountsFromItsArrivalAndBothSidesSeeTheDifference() {
        houses.mail.faults(octets -> Fault.LOST);
        Id avis = houses.request();
        houses.practice.step();
        assertThat(houses.practice.view(avis).row().findDue()).contains(DUE);
        houses.clock.advance(Duration.ofDays(5).plusSeconds(1));
        houses.mail.faults(octets -> Fault.NONE);
        houses.settle();
        Instant kept = houses.clock.instant().plus(Duration.ofHours(24));
        for (Node node : List.of(houses.hospital, houses.practice)) {
            assertThat(node.view(avis).row().findDue()).contains(kept);
            assertThat(node.view(avis).promise()).contains(new PromisedDue(DUE, kept));
        }
    }

    @Test
    void aLetterWithinItsWayCountsFromItsSending() {
        houses.mail.faults(octets -> Fault.LOST);
        Id avis = houses.request();
        houses.practice.step();
        houses.clock.advance(Duration.ofDays(5));
        houses.mail.faults(octets -> Fault.NONE);
        houses.settle();
        assertThat(houses.hospital.view(avis).row().findDue()).contains(DUE);
        assertThat(houses.practice.view(avis).promise()).isEmpty();
    }

    /** The line answers in so many hours from now on. */
    private void republish(int hours) {
        LineCard known = houses.hospital.ownLines().get(0);
        LineOffer offer = Dermatology.offer();
        publish(new LineCard(
                next(known, known.base().reception()),
                new LineOffer(
                        offer.title(),
                        offer.scope(),
                        offer.exclusions(),
                        offer.pathways(),
                        Map.of("ordinary", new Target(Unit.ELAPSED_HOURS, hours)),
                        offer.calendar(),
                        offer.phone())));
        reopenHospital();
        assertThat(houses.hospital.ownLines().get(0).base().version()).isEqualTo(2);
    }
}
