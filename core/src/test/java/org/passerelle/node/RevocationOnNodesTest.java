package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.apart.ApartLetter.Standing;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.seal.pki.TestResponder;
import org.passerelle.seal.pki.TestResponder.Words;

/** Letters that come through an authority's good and bad days. */
class RevocationOnNodesTest extends AuthorityScene {
    @Test
    void aLetterOfAGoodSignerIsAppliedAndOfARevokedOneRefused() {
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        publish(SIGNERS, List.of(signing.certificate()));
        houses.clock.advance(Duration.ofHours(1));
        assertThat(code(receive())).isEqualTo("seal.revoked");
        assertThat(exchanges()).hasSize(1);
        assertThat(alarms()).contains("seal.revoked");
    }

    @Test
    void aLetterIsHeldThroughAnOutageAndAppliedOnceTheAuthorityAnswers() {
        authority.down(true);
        assertThat(code(receive())).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        ApartLetter apart = only();
        assertThat(apart.standing()).isEqualTo(Standing.REVOCATION_UNKNOWN);
        assertThat(apart.readable()).isTrue();
        assertThat(alarms()).contains(ApartLetter.REVOCATION_UNKNOWN);
        turn(Duration.ofHours(6));
        assertThat(exchanges()).isEmpty();
        assertThat(toPractice()).as("nobody is told anything meanwhile").isZero();
        authority.down(false);
        turn(PAUSE);
        assertThat(exchanges()).hasSize(1);
        assertThat(houses.hospital.apart(10)).isEmpty();
        assertThat(toPractice()).as("its receipt").isPositive();
    }

    @Test
    void aSignerWhoTurnsOutToBeRevokedIsRefusedThen() {
        authority.down(true);
        receive();
        publish(SIGNERS, List.of(signing.certificate()));
        authority.down(false);
        turn(PAUSE);
        assertThat(only().code()).isEqualTo("seal.revoked");
        assertThat(exchanges()).isEmpty();
        assertThat(toPractice()).isZero();
    }

    @Test
    void aHeldLetterSurvivesARestart() {
        authority.down(true);
        receive();
        reopen();
        turn(PAUSE);
        assertThat(only().code()).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        authority.down(false);
        turn(PAUSE);
        assertThat(exchanges()).hasSize(1);
    }

    @Test
    void afterSeventyTwoHoursALetterStaysApartAndPeopleAreTold() {
        authority.down(true);
        receive();
        turn(Duration.ofHours(72));
        assertThat(only().code()).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        turn(Duration.ofSeconds(1));
        assertThat(only().standing()).isEqualTo(Standing.REVOCATION_UNRESOLVED);
        assertThat(alarms()).contains("flow.revocation-unresolved");
        authority.down(false);
        turn(PAUSE);
        assertThat(exchanges()).isEmpty();
        assertThat(receive()).as("sent anew").isInstanceOf(Taken.Done.class);
    }

    @Test
    void theLastGoodListServesAfterARestartWithoutTheAuthority() {
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        authority.down(true);
        reopen();
        assertThat(receive()).isInstanceOf(Taken.Done.class);
    }

    @Test
    void anOutageStopsOneLettersMailAndNobodyElses() throws IOException {
        authority.down(true);
        assertThat(code(receive())).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        int asked = authority.asked().size();
        for (int letter = 0; letter < 5; letter++) {
            receive();
        }
        assertThat(authority.asked()).as("left in peace").hasSize(asked);
        houses.request();
        houses.settle();
        assertThat(exchanges())
                .as("from a practice whose certificate names nobody to ask")
                .hasSize(1);
    }

    @Test
    void aResponderThatSaysRevokedOrNothingIsHeard() throws IOException {
        begin(answered);
        authority.answer(OCSP, asked -> say(asked, Words.good(houses.clock.instant())));
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        houses.clock.advance(Duration.ofHours(13));
        authority.answer(OCSP, asked -> TestResponder.tryLater());
        assertThat(code(receive())).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        authority.answer(
                OCSP,
                asked -> say(
                        asked,
                        Words.good(houses.clock.instant()).revoked(Rehearsal.START, CRLReason.cessationOfOperation)));
        turn(PAUSE);
        assertThat(only().code()).isEqualTo("seal.revoked");
    }

    private static byte[] say(byte[] asked, Words words) {
        return TestResponder.of(Rehearsal.Keys.PKI).answer(asked, words);
    }
}
