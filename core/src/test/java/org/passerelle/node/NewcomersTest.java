package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.card.Card;
import org.passerelle.flow.apart.ApartLetter.Standing;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.flow.onboarding.Newcomers;
import org.passerelle.party.PersonId;
import org.passerelle.party.Rpps;
import org.passerelle.port.MemoryMail;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.port.letter.OpenedMail;

/** A practice introduces itself to a hospital that does not know it: what its people see, and what makes its letters count. */
class NewcomersTest extends NewcomersScene {

    @Test
    void showsWhoIntroducedThemselvesAndMovesNothingForThem() {
        Newcomer newcomer = introduced();
        assertThat(newcomer.address()).isEqualTo(Rehearsal.PRACTICE);
        assertThat(newcomer.name()).isEqualTo("Cabinet d'Essai");
        assertThat(newcomer.structure()).isEqualTo(Rehearsal.Keys.CABINET.structure());
        assertThat(alarms(houses.hospital)).containsExactly(LearnCard.FIRST_USE);

        Id avis = houses.request();
        houses.settle();
        assertThat(apart())
                .singleElement()
                .satisfies(letter -> assertThat(letter.standing()).isEqualTo(Standing.UNBOUND));
        assertThat(houses.hospital.row(avis)).isEmpty();
        assertThat(houses.hospital.quarantine(10)).hasSize(1);
        assertThat(hospitalChain("newcomer"))
                .singleElement()
                .satisfies(facts -> assertThat(facts.text("from")).isEqualTo(Rehearsal.PRACTICE.value()));
        assertThat(hospitalChain("address-confirmed")).isEmpty();
        assertThat(practiceChain("introduced"))
                .singleElement()
                .satisfies(facts -> assertThat(facts.text("to")).isEqualTo(Rehearsal.LINE.value()));
        assertThat(only().id()).as("after opening again").isEqualTo(newcomer.id());
    }

    @Test
    void anAnsweredChallengeConfirmsTheAddressAndTheWaitingLetterActsOnce() {
        Id avis = houses.request();
        Newcomer newcomer = introduced();
        assertThat(apart()).hasSize(1);
        houses.hospital.newcomers().challenge(newcomer.id());
        houses.settle();

        assertThat(waiting()).isEmpty();
        assertThat(apart()).isEmpty();
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("requested");
        assertThat(TwoHouses.kinds(houses.hospital, avis)).containsOnlyOnce("received");
        assertThat(houses.practice.view(avis).state().pending()).isEmpty();
        assertThat(hospitalChain("challenged")).hasSize(1);
        assertThat(hospitalChain("address-confirmed")).singleElement().satisfies(facts -> {
            assertThat(facts.text("how")).isEqualTo("challenge");
            assertThat(facts.text("address")).isEqualTo(Rehearsal.PRACTICE.value());
        });
        assertThat(practiceChain("challenge-answered")).hasSize(1);
        Id second = houses.request();
        houses.settle();
        assertThat(houses.hospital.view(second).row().state())
                .as("the hospital was opened again")
                .isEqualTo("requested");
    }

    @Test
    void aPersonConfirmsAnAddressWhichStandsInTheTrace() {
        Id avis = houses.request();
        Newcomer newcomer = introduced();
        houses.hospital.newcomers().confirm(newcomer.id(), houses.byPhone());
        houses.settle();
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("requested");
        assertThat(waiting()).isEmpty();
        assertThat(hospitalChain("address-confirmed")).singleElement().satisfies(facts -> {
            assertThat(facts.text("how")).isEqualTo("person");
            assertThat(facts.text("by")).isEqualTo("Camille Exemple");
            assertThat(facts.text("role")).isEqualTo("secrétaire");
        });
        assertRefused(
                FlowRefusal.UNKNOWN_NEWCOMER,
                () -> houses.hospital.newcomers().confirm(newcomer.id(), houses.byPhone()));
    }

    @Test
    void whoIsTurnedAwayWaitsNoLongerWhichStandsInTheTrace() {
        Newcomer newcomer = introduced();
        houses.hospital.newcomers().refuse(newcomer.id(), PersonId.of(new Rpps("10000000003")));
        houses.settle();
        assertThat(waiting()).isEmpty();
        assertThat(hospitalChain("newcomer-refused")).singleElement().satisfies(facts -> {
            assertThat(facts.text("by")).isEqualTo("10000000003");
            assertThat(facts.text("from")).isEqualTo(Rehearsal.PRACTICE.value());
        });
        assertRefused(
                FlowRefusal.UNKNOWN_NEWCOMER,
                () -> houses.hospital.newcomers().refuse(newcomer.id(), PersonId.of(new Rpps("10000000003"))));
    }

    @Test
    void whoIsConfirmedIsToldOurCardOnceBecauseTheyAskedForIt() {
        houses.hospital.newcomers().confirm(introduced().id(), houses.byPhone());
        houses.settle();
        MemoryMail.Sent back = last();
        assertThat(back.envelope().recipients()).containsExactly(Rehearsal.PRACTICE);
        assertThat(back.envelope().sender()).as("nothing bounces to it").isNull();
        assertThat(text(back)).contains("Auto-Submitted: auto-generated").contains("multipart/signed");
        assertThat(houses.practice.newcomers().waiting(10))
                .as("the practice knows the line's card")
                .isEmpty();
        assertThat(houses.practice.quarantine(10)).isEmpty();
    }

    @Test
    void twoWhoDoNotKnowEachOtherComeToDoSo() {
        houses.practice.close();
        houses.alone = true;
        houses.practice = houses.openPractice("alone");
        Newcomer practiceThere = introduced();
        houses.hospital.newcomers().challenge(practiceThere.id());
        houses.settle();
        Newcomer hospitalHere = houses.practice.newcomers().waiting(10).get(0);
        assertThat(hospitalHere.address()).isEqualTo(Rehearsal.LINE);
        assertThat(alarms(houses.practice)).containsExactly(LearnCard.FIRST_USE);
        assertRefused(FlowRefusal.UNKNOWN_LINE, houses::request);
        houses.practice.newcomers().confirm(hospitalHere.id(), houses.byPhone());
        Id avis = houses.request();
        houses.settle();
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("requested");
        assertThat(TwoHouses.state(houses.practice, avis)).isEqualTo("requested");
    }

    @Test
    void aChallengeAndItsAnswerGoWithoutAnEnvelopeSenderAndSayThatTheyAreAutomatic() {
        OpenedMail.Onboards challenge = challenged();
        assertThat(challenge.verdict().readable()).isTrue();
        assertThat(last().envelope().sender()).isNull();
        assertThat(text(last())).contains("Auto-Submitted: auto-generated").contains("authEnveloped-data");
        houses.practice.step();
        assertThat(last().envelope().sender()).isNull();
        assertThat(last().envelope().recipients()).containsExactly(Rehearsal.LINE);
        assertThat(text(last())).contains("Auto-Submitted: auto-replied").contains("multipart/signed");
    }

    @Test
    void oneIntroductionADayGoesToAnAddress() {
        Newcomers ours = houses.practice.newcomers();
        ours.introduce(Rehearsal.LINE);
        houses.clock.advance(Duration.ofDays(1).minusMillis(1));
        assertRefused(FlowRefusal.WRITTEN_TODAY, () -> ours.introduce(Rehearsal.LINE));
        houses.clock.advance(Duration.ofMillis(1));
        ours.introduce(Rehearsal.LINE);
        assertRefused(FlowRefusal.OWN_ADDRESS, () -> ours.introduce(Rehearsal.PRACTICE));
    }

    @Test
    void nobodyOutsideTheTrustSpaceIsWrittenTo() {
        try (Wiring wiring = Wiring.open(houses.practiceSettings("list"))) {
            var ours = new Newcomers(wiring.premises(), wiring.learnCard(), address -> false);
            assertRefused(FlowRefusal.OUTSIDE_TRUST_SPACE, () -> ours.introduce(Rehearsal.LINE));
            assertThat(wiring.store().outbox().waiting()).isZero();
        }
    }

    @Test
    void anIntroductionTwiceIsOneNewcomerAndAnotherDaysOneToo() {
        introduced();
        byte[] first = last().octets();
        assertThat(atHospital(first)).isEqualTo("flow.seen");
        houses.advance(Duration.ofDays(2));
        houses.practice.newcomers().introduce(Rehearsal.LINE);
        houses.settle();
        assertThat(waiting()).hasSize(1);
        assertThat(alarms(houses.hospital)).containsOnlyOnce(LearnCard.FIRST_USE);
        houses.hospital.newcomers().challenge(only().id());
        houses.settle();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aCardThatCameByMailIsNewerThanTheFileOfTheSettings() {
        houses.hospital.close();
        houses.known = Rehearsal.Known.EVERYBODY;
        houses.hospital = houses.openHospital();
        Card first = houses.practice.newcomers().card(Rehearsal.PRACTICE);
        Card second = practice.card(first.base().id(), 2, first.hash(), Rehearsal.Keys.CABINET, Rehearsal.PRACTICE);
        assertThat(atHospital(practice.introduction(Rehearsal.PRACTICE, second)))
                .isEqualTo("taken");
        assertThat(waiting()).isEmpty();
        houses.hospital.close();
        houses.hospital = houses.openHospital();
        Id avis = houses.request();
        houses.settle();
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("requested");
        assertThat(atHospital(practice.introduction(Rehearsal.PRACTICE, first))).isEqualTo("card.lower-version");
    }

    @Test
    void whoIsNotConfirmedWithinThirtyDaysWaitsNoLonger() {
        introduced();
        Instant came = only().arrival().at();
        houses.clock.advance(Duration.between(houses.clock.instant(), came.plus(Duration.ofDays(30))));
        assertThat(waiting()).hasSize(1);
        houses.clock.advance(Duration.ofMillis(1));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void twoNodesThatKeepChallengingEachOtherAnswerTwiceADayTogether() {
        houses.hospital.newcomers().confirm(introduced().id(), houses.byPhone());
        for (int hour = 0; hour < 96; hour++) {
            everyWay();
            houses.advance(Duration.ofHours(1));
        }
        var answers = houses.mail.sent().stream()
                .filter(mail -> text(mail).contains("Auto-Submitted: auto-replied"))
                .collect(Collectors.groupingBy(mail -> mail.envelope().recipients(), Collectors.counting()));
        assertThat(answers.values()).allSatisfy(number -> assertThat(number).isLessThanOrEqualTo(5));
        long all = houses.mail.sent().size();
        assertThat(all)
                .as("mails in four days, introductions of people included")
                .isLessThanOrEqualTo(2 * 5 * 3);
    }

    /** Whatever people, or a script of theirs, may ask for at once. */
    private void everyWay() {
        List.of(houses.practice, houses.hospital).forEach(node -> {
            attempt(() -> node.newcomers().introduce(node == houses.practice ? Rehearsal.LINE : Rehearsal.PRACTICE));
            node.newcomers()
                    .waiting(10)
                    .forEach(one -> attempt(() -> node.newcomers().challenge(one.id())));
        });
    }

    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (org.passerelle.refusal.Refused refused) {
            assertThat(refused.code()).isEqualTo(FlowRefusal.WRITTEN_TODAY);
        }
    }
}
