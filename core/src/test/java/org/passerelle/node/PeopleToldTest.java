package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.MailAddress;

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
        assertThat(notices(Rehearsal.EXPERT_MAIL)).hasSize(3).allMatch(PeopleToldTest::saysNothingOfThePatient);
        assertThat(notices(Rehearsal.COORDINATOR_MAIL))
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
        assertThat(notices(Rehearsal.COORDINATOR_MAIL)).hasSize(2);
    }

    private List<String> told(Id avis) {
        return houses.hospital.view(avis).entries().stream()
                .filter(entry -> entry.event() instanceof Event.Remark remark && remark.kind() == Kind.TOLD)
                .map(entry -> line(entry.at(), (Event.Remark) entry.event()))
                .toList();
    }

    private static String line(Instant at, Event.Remark told) {
        return at + " " + told.facts().text("who") + " " + told.facts().text("why");
    }

    private List<String> notices(MailAddress to) {
        return houses.mail.crossed().stream()
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(mail -> mail.contains("\r\nTo: " + to.value() + "\r\n"))
                .toList();
    }

    private static boolean saysNothingOfThePatient(String mail) {
        return !mail.toUpperCase(java.util.Locale.ROOT).contains("LESION") && !mail.contains("2560255");
    }
}
