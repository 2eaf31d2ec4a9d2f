package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Rung;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Closure;

/** A request of 24 hours that nobody answers, asked on Friday at 9:30: who is told when, and who may act then. */
class EscalationTest extends TwoHouses {
    private static final MailAddress MEDICINE = new MailAddress("medecine@ch-exemple.mssante.fr");
    private static final MailAddress COLLEAGUE_MAIL = new MailAddress("ines.modele@ch-exemple.mssante.fr");
    private static final String EXPERT = Rehearsal.EXPERT.rpps().value();
    private static final String COORDINATOR = Rehearsal.COORDINATOR.rpps().value();
    private static final String STAND_IN = "10000000004";
    private static final Professional COLLEAGUE =
            new Professional(new Rpps(STAND_IN), "MODELE", "Inès", "G15_10/SM26", null);

    EscalationTest() {
        super(31);
    }

    @BeforeEach
    void letMedicineStandIn() {
        LineCard known = houses.hospital.ownLines().get(0);
        LineOffer offer = Dermatology.offer();
        publish(new LineCard(
                next(known, known.base().reception()),
                new LineOffer(
                        offer.title(),
                        offer.scope(),
                        offer.exclusions(),
                        offer.pathways(),
                        offer.targets(),
                        offer.calendar(),
                        offer.phone(),
                        MEDICINE)));
        houses.others = Map.of(MEDICINE, List.of(new Member(COLLEAGUE, Set.of(Member.Right.EXPERT), COLLEAGUE_MAIL)));
        reopenHospital();
        reopenPractice();
    }

    @Test
    void theLineItsCoordinatorAnotherLineAndTheRequesterAreToldInTheirTurn() {
        Id avis = requested();
        for (int hour = 0; hour < 37; hour++) {
            houses.advance(Duration.ofHours(1));
        }
        assertThat(told(avis))
                .containsExactly(
                        "2026-11-20T08:30:00Z " + EXPERT + " request-arrived",
                        "2026-11-21T04:30:00Z " + EXPERT + " due-soon",
                        "2026-11-21T08:30:00Z " + EXPERT + " overdue",
                        "2026-11-21T08:30:00Z " + COORDINATOR + " escalated",
                        "2026-11-21T14:30:00Z " + STAND_IN + " stands-in");
        assertThat(mails(COLLEAGUE_MAIL))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("From: " + Rehearsal.LINE.value())
                        .doesNotContain("2560255")
                        .doesNotContainIgnoringCase("LESION"));
        Event.Law last = last(houses.practice, avis);
        assertThat(last.fact())
                .isEqualTo(new Fact.Escalated(
                        150,
                        Rung.Told.REQUESTER,
                        List.of(),
                        null,
                        Dermatology.offer().phone()));
        assertThat(last.time()).isEqualTo(Rehearsal.START.plus(Duration.ofHours(36)));
        assertThat(houses.law(houses.practice, avis)).noneMatch(payload -> payload.contains(MEDICINE.value()));
        agree(avis);
    }

    @Test
    void thePeopleOfTheLineThatStandsInMayActFromThenOnAndNotBefore() {
        Id avis = requested();
        houses.advance(Duration.ofHours(29));
        assertThat(houses.hospital.list(ExchangeQuery.ofLine(MEDICINE))).isEmpty();
        assertThatThrownBy(() -> houses.hospital.read(avis, COLLEAGUE, "task"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(FlowRefusal.NOT_A_MEMBER));
        assertThatThrownBy(() -> houses.hospital.take(avis, Rehearsal.order("take", COLLEAGUE, EMPTY)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(FlowRefusal.NOT_A_MEMBER));
        houses.advance(Duration.ofHours(1));
        houses.hospital.read(avis, COLLEAGUE, "task");
        houses.hospital.take(avis, Rehearsal.order("take", COLLEAGUE, EMPTY));
        houses.settle();
        assertThat(houses.hospital.list(ExchangeQuery.ofLine(MEDICINE)))
                .extracting(ExchangeRow::exchange)
                .containsExactly(avis);
        assertThat(state(houses.practice, avis)).isEqualTo("taken");
    }

    @Test
    void everyRungThatAStopMissedIsClimbedInOrderAtTheNextTick() {
        Id avis = requested();
        houses.hospital.close();
        houses.clock.advance(Duration.ofHours(37));
        houses.hospital = houses.openHospital();
        houses.settle();
        assertThat(types(houses.hospital, avis).stream().skip(2))
                .containsExactly("Escalated", "ClockBreached", "Escalated", "Escalated", "Escalated");
        assertThat(told(avis))
                .containsExactly(
                        "2026-11-20T08:30:00Z " + EXPERT + " request-arrived",
                        "2026-11-21T21:30:00Z " + EXPERT + " overdue",
                        "2026-11-21T21:30:00Z " + COORDINATOR + " escalated",
                        "2026-11-21T21:30:00Z " + STAND_IN + " stands-in");
    }

    @Test
    void whoStandsInIsAwayOnTheDaysOfFranceEvenWhereTheirLineHasNoCard() {
        LocalDate sunday = LocalDate.of(2026, 11, 22);
        houses.others = Map.of(
                MEDICINE,
                List.of(new Member(
                        COLLEAGUE,
                        Set.of(Member.Right.EXPERT),
                        new Member.Reach(COLLEAGUE_MAIL, null, null),
                        List.of(new Closure(sunday, sunday)),
                        Set.of())));
        reopenHospital();
        houses.advance(Duration.ofHours(9));
        Id avis = requested();
        houses.advance(Duration.ofHours(30));
        assertThat(types(houses.hospital, avis)).filteredOn("Escalated"::equals).hasSize(3);
        assertThat(told(avis)).noneMatch(line -> line.contains(STAND_IN));
    }

    private static Event.Law last(Node node, Id avis) {
        List<Event.Law> law = node.view(avis).state().law();
        return law.get(law.size() - 1);
    }
}
