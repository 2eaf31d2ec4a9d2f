package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;

/** Somebody who answers for another, or wants answers that nobody owes them. Only the challenged address counts, once, in time. */
class HostileChallengesTest extends NewcomersScene {
    private static final MailAddress SAULX = Outsider.SAULX;

    private Stranger stranger() {
        return new Stranger(folder, houses, Stranger.SIGN, Stranger.READ);
    }

    @Test
    void anAnswerComesFromTheChallengedAddress() {
        OpenedMail.Onboards challenge = challenged();
        MailAddress alias = Rehearsal.named("alias", Rehearsal.PRACTICE);
        assertThat(atHospital(practice.answer(alias, id(challenge), nonce(challenge))))
                .isEqualTo("flow.answer-differs");
        stillWaits();
    }

    @Test
    void anAnswerIsSignedByAKeyOfTheCard() {
        OpenedMail.Onboards challenge = challenged();
        var sameHouse = new Stranger(folder, houses, Rehearsal.Keys.PRACTICE_SIGN, Rehearsal.Keys.PRACTICE_ENC);
        assertThat(atHospital(sameHouse.answer(Rehearsal.PRACTICE, id(challenge), nonce(challenge))))
                .isEqualTo("flow.answer-differs");
        assertThat(atHospital(stranger().answer(Rehearsal.PRACTICE, id(challenge), nonce(challenge))))
                .isEqualTo("flow.answer-differs");
        stillWaits();
    }

    @Test
    void anAnswerHoldsTheNonce() {
        OpenedMail.Onboards challenge = challenged();
        byte[] nonce = nonce(challenge);
        nonce[0] ^= 1;
        assertThat(atHospital(practice.answer(Rehearsal.PRACTICE, id(challenge), nonce)))
                .isEqualTo("flow.answer-differs");
        byte[] right = nonce(challenge);
        assertThat(atHospital(practice.answer(Rehearsal.PRACTICE, Sha256.hash(right), right)))
                .isEqualTo("flow.answer-unknown");
        stillWaits();
    }

    @Test
    void anAnswerCountsForSevenDaysToTheMillisecond() {
        OpenedMail.Onboards challenge = challenged();
        houses.clock.advance(Duration.ofDays(7).plusMillis(1));
        assertThat(atHospital(answer(challenge))).isEqualTo("flow.answer-late");
        stillWaits();
    }

    @Test
    void anAnswerOnTheSeventhDayCountsAndCountsOnce() {
        OpenedMail.Onboards challenge = challenged();
        houses.clock.advance(Duration.ofDays(7));
        byte[] answer = answer(challenge);
        assertThat(atHospital(answer)).isEqualTo("taken");
        assertThat(waiting()).isEmpty();
        assertThat(atHospital(answer)).isEqualTo("flow.seen");
        assertThat(atHospital(answer(challenge))).isEqualTo("flow.answer-unknown");
        assertThat(hospitalChain("address-confirmed")).hasSize(1);
    }

    @Test
    void oneChallengeADayGoesToAnAddressAndTheLastOneCounts() {
        OpenedMail.Onboards first = challenged();
        Sha256 id = only().id();
        for (int i = 0; i < 5; i++) {
            assertRefused(
                    FlowRefusal.WRITTEN_TODAY, () -> houses.hospital.newcomers().challenge(id));
        }
        houses.clock.advance(Duration.ofDays(1).minusMillis(1));
        assertRefused(
                FlowRefusal.WRITTEN_TODAY, () -> houses.hospital.newcomers().challenge(id));
        houses.clock.advance(Duration.ofMillis(1));
        houses.hospital.newcomers().challenge(id);
        houses.hospital.step();
        OpenedMail.Onboards second = practice.open(last().octets(), Rehearsal.PRACTICE);
        assertThat(nonce(second)).isNotEqualTo(nonce(first));
        assertThat(atHospital(answer(first))).isEqualTo("flow.answer-unknown");
        assertThat(atHospital(answer(second))).isEqualTo("taken");
    }

    @Test
    void onlyWhoWasIntroducedToIsAnswered() {
        Stranger keeper = new Stranger(folder, houses, Rehearsal.Keys.HOSPITAL_SIGN, Rehearsal.Keys.HOSPITAL_ENC);
        Onboarding.Challenge said = challenge("nobody@ch-exemple.mssante.fr");
        assertThat(atPractice(keeper.challenge(Rehearsal.LINE, said))).isEqualTo("flow.challenge-unasked");
        String introduction = introduced().arrival().messageId();
        int before = houses.mail.sent().size();
        assertThat(atPractice(stranger().challenge(SAULX, challenge(introduction))))
                .isEqualTo("flow.challenge-unasked");
        assertThat(atPractice(stranger().challenge(Rehearsal.LINE, challenge(introduction))))
                .as("the line's card pins its signer")
                .isEqualTo("seal.other-certificate");
        houses.clock.advance(Duration.ofDays(7).plusMillis(1));
        assertThat(atPractice(keeper.challenge(Rehearsal.LINE, said))).isEqualTo("flow.challenge-unasked");
        houses.practice.step();
        assertThat(houses.mail.sent()).hasSize(before);
    }

    @Test
    void oneChallengeADayIsAnswered() {
        String introduction = introduced().arrival().messageId();
        Stranger keeper = new Stranger(folder, houses, Rehearsal.Keys.HOSPITAL_SIGN, Rehearsal.Keys.HOSPITAL_ENC);
        assertThat(atPractice(keeper.challenge(Rehearsal.LINE, challenge(introduction))))
                .isEqualTo("taken");
        assertThat(atPractice(keeper.challenge(Rehearsal.LINE, challenge(introduction))))
                .isEqualTo("flow.written-today");
        int before = houses.mail.sent().size();
        houses.practice.step();
        assertThat(houses.mail.sent()).hasSize(before + 1);
    }

    private Onboarding.Challenge challenge(String introduction) {
        Sha256 card = houses.practice.newcomers().card(Rehearsal.PRACTICE).hash();
        return new Onboarding.Challenge(
                card,
                Rehearsal.PRACTICE,
                introduction,
                new byte[Onboarding.NONCE],
                houses.clock.instant().plus(Duration.ofDays(7)));
    }

    private static Sha256 id(OpenedMail.Onboards challenge) {
        return challenge.verdict().letterId().orElseThrow();
    }

    private void stillWaits() {
        assertThat(waiting()).hasSize(1);
        assertThat(hospitalChain("address-confirmed")).isEmpty();
    }
}
