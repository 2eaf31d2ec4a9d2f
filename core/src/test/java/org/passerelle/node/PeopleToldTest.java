package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Member;

/** Who of a line is told what, and when: 24 hours promised from 08:30Z, a warning 4 hours before. */
class PeopleToldTest extends TwoHouses {
    private static final String EXPERT = "10000000002";
    private static final String COORDINATOR = "10000000003";

    PeopleToldTest() {
        super(17);
    }

    @Test
    void theLineIsToldOfTheRequestItsWarningAndItsBreachAndTheCoordinatorIsCalledAtTheBreach() {
        Id avis = requested();
        houses.advance(Duration.ofHours(20));
        houses.advance(Duration.ofHours(4));

        assertThat(told(avis))
                .containsExactly(
                        "2026-11-20T08:30:00Z " + EXPERT + " request-arrived",
                        "2026-11-21T04:30:00Z " + EXPERT + " due-soon",
                        "2026-11-21T08:30:00Z " + EXPERT + " overdue",
                        "2026-11-21T08:30:00Z " + COORDINATOR + " escalated");
        assertThat(mails(Rehearsal.EXPERT_MAIL)).hasSize(3).allMatch(PeopleToldTest::saysNothingOfThePatient);
        assertThat(mails(Rehearsal.COORDINATOR_MAIL))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("coordinateur"));
    }

    @Test
    void whoIsExpertAndCoordinatorIsToldOnceForTheGravestOfAMoment() {
        houses.hospital.close();
        houses.hospital = houses.openHospital(List.of(new Member(
                Rehearsal.COORDINATOR,
                Set.of(Member.Right.EXPERT, Member.Right.COORDINATOR),
                Rehearsal.COORDINATOR_MAIL)));
        Id avis = requested();
        houses.advance(Duration.ofHours(30));

        assertThat(told(avis))
                .containsExactly(
                        "2026-11-20T08:30:00Z " + COORDINATOR + " request-arrived",
                        "2026-11-21T14:30:00Z " + COORDINATOR + " escalated");
        assertThat(mails(Rehearsal.COORDINATOR_MAIL)).hasSize(2);
    }

    private static boolean saysNothingOfThePatient(String mail) {
        return !mail.toUpperCase(java.util.Locale.ROOT).contains("LESION") && !mail.contains("2560255");
    }
}
