package org.passerelle.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.refusal.Refused;

/** A certificate's fingerprint stands for one program, the program for its professionals, and each act for one of them. */
class GatekeeperTest {
    private static final MailAddress DERMATOLOGY = MailAddress.of("dermatologie@ch.test");
    private static final MailAddress CARDIOLOGY = MailAddress.of("cardiologie@ch.test");
    private static final MailAddress NOBODYS = MailAddress.of("gynecologie@ch.test");
    private static final Rpps DERMATOLOGIST = new Rpps("10000000002");
    private static final Rpps CARDIOLOGIST = new Rpps("10000000003");
    private static final Rpps BOTH = new Rpps("10000000004");
    private static final Rpps RETIRED = new Rpps("10000000005");
    private static final Sha256 FIRST = certificate("first");
    private static final Sha256 SECOND = certificate("second");

    private final Gatekeeper gatekeeper = new Gatekeeper(
            List.of(
                    new Client("dermatologie", FIRST, Set.of(DERMATOLOGIST, BOTH, RETIRED)),
                    new Client("cardiologie", SECOND, Set.of(CARDIOLOGIST))),
            new Staff(Map.of(
                    DERMATOLOGY, List.of(member(DERMATOLOGIST), member(BOTH)),
                    CARDIOLOGY, List.of(member(CARDIOLOGIST), member(BOTH)),
                    NOBODYS, List.of())));

    private static Sha256 certificate(String name) {
        return Sha256.hash(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static Member member(Rpps rpps) {
        return new Member(new Professional(rpps, "ESSAI", "Camille", null, null), Set.of(Member.Right.EXPERT), null);
    }

    private Acting acting(Sha256 certificate, String rpps) {
        return gatekeeper.acting(Optional.of(certificate), Optional.of(rpps));
    }

    @Test
    void aFingerprintIsOneProgram() {
        assertThat(gatekeeper.client(Optional.of(FIRST)).name()).isEqualTo("dermatologie");
        assertThat(gatekeeper.client(Optional.of(SECOND)).name()).isEqualTo("cardiologie");
    }

    @Test
    void anActIsOneProfessionalsOnTheirOwnLines() {
        Acting one = acting(FIRST, DERMATOLOGIST.value());
        assertThat(one.lines()).containsOnlyKeys(DERMATOLOGY);
        assertThat(one.on(DERMATOLOGY)).map(Professional::rpps).contains(DERMATOLOGIST);
        assertThat(one.on(CARDIOLOGY)).isEmpty();
        assertThat(one.on(NOBODYS)).isEmpty();
        assertThat(acting(FIRST, BOTH.value()).lines()).containsOnlyKeys(DERMATOLOGY, CARDIOLOGY);
    }

    @Test
    void aProgramListsItsOwnPeoplesLinesOnly() {
        assertThat(gatekeeper.lines(gatekeeper.client(Optional.of(FIRST)))).containsExactly(CARDIOLOGY, DERMATOLOGY);
        assertThat(gatekeeper.lines(gatekeeper.client(Optional.of(SECOND)))).containsExactly(CARDIOLOGY);
    }

    @Test
    void refusesAnUnknownFingerprintAndNone() {
        refused(() -> acting(certificate("third"), DERMATOLOGIST.value()), AuthRefusal.CERTIFICATE_UNKNOWN);
        refused(() -> gatekeeper.acting(Optional.empty(), Optional.of("10000000002")), AuthRefusal.CERTIFICATE_MISSING);
        refused(() -> gatekeeper.client(Optional.of(certificate("third"))), AuthRefusal.CERTIFICATE_UNKNOWN);
    }

    @Test
    void refusesAnActThatNamesNobody() {
        refused(() -> gatekeeper.acting(Optional.of(FIRST), Optional.empty()), AuthRefusal.ACTING_FOR_MISSING);
    }

    @Test
    void refusesAProfessionalOfAnotherCertificate() {
        refused(() -> acting(SECOND, DERMATOLOGIST.value()), AuthRefusal.NOT_ALLOWED);
        refused(() -> acting(SECOND, BOTH.value()), AuthRefusal.NOT_ALLOWED);
        refused(() -> acting(FIRST, CARDIOLOGIST.value()), AuthRefusal.NOT_ALLOWED);
    }

    @Test
    void refusesAProfessionalWhoIsOnNoLineAnyMore() {
        refused(() -> acting(FIRST, RETIRED.value()), AuthRefusal.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12", "10000000002,10000000004", "10000000002 10000000004", "*", "１00000000002"})
    void refusesWhatIsNotOneRpps(String named) {
        refused(() -> acting(FIRST, named), AuthRefusal.NOT_ALLOWED);
    }

    @Test
    void tellsNobodyWhoIsBehindAProgram() {
        assertThat(acting(FIRST, DERMATOLOGIST.value()).toString()).doesNotContain("ESSAI", "1000", "@");
    }

    private static void refused(ThrowingCallable act, AuthRefusal code) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.refusal().facts()).isEmpty();
        });
    }
}
