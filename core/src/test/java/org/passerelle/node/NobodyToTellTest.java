package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.told.Notices;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.sla.Closure;

/** Where nothing reaches a line's people its coordinator is told, and where nothing reaches that one either, the operator. */
class NobodyToTellTest extends TwoHouses {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    NobodyToTellTest() {
        super(53);
    }

    private void line(Member... members) {
        houses.hospital.close();
        houses.hospital = houses.openHospital(List.of(members));
    }

    private static Member expert(@Nullable MailAddress mail, LocalDate... away) {
        return member(Rehearsal.EXPERT, Right.EXPERT, mail, away);
    }

    private static Member coordinator(@Nullable MailAddress mail, LocalDate... away) {
        return member(Rehearsal.COORDINATOR, Right.COORDINATOR, mail, away);
    }

    private static Member member(Professional who, Right right, @Nullable MailAddress mail, LocalDate... away) {
        List<Closure> absences =
                java.util.Arrays.stream(away).map(day -> new Closure(day, day)).toList();
        return new Member(who, Set.of(right), new Member.Reach(mail, null, null), absences, Set.of());
    }

    private List<String> who(Id avis) {
        return houses.hospital.view(avis).remarks(Kind.TOLD).stream()
                .map(told -> told.text("who") + " " + told.text("why") + " "
                        + told.array("by").texts())
                .toList();
    }

    private List<String> alarms() {
        return houses.hospital.health().alarms().stream()
                .map(AlarmRow::code)
                .filter(Notices.NOBODY::equals)
                .toList();
    }

    @Test
    void theCoordinatorIsToldInThePlaceOfExpertsWhoAreAllAway() {
        line(expert(Rehearsal.EXPERT_MAIL, FRIDAY), coordinator(Rehearsal.COORDINATOR_MAIL));
        Id avis = requested();
        assertThat(who(avis)).containsExactly("10000000003 request-arrived [mail]");
        assertThat(mails(Rehearsal.COORDINATOR_MAIL))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Personne d'autre"));
        assertThat(alarms()).isEmpty();
        houses.advance(Duration.ofHours(20)); // Saturday: the expert is back
        assertThat(who(avis)).last().isEqualTo("10000000002 due-soon [mail]");
    }

    @Test
    void theCoordinatorIsToldInThePlaceOfAnExpertWithoutChannel() {
        line(expert(null), coordinator(Rehearsal.COORDINATOR_MAIL));
        Id avis = requested();
        assertThat(who(avis)).containsExactly("10000000003 request-arrived [mail]");
        assertThat(alarms()).isEmpty();
    }

    @Test
    void theOperatorIsAlarmedOnceADayWhereNobodyIsThereAtAll() {
        LocalDate saturday = FRIDAY.plusDays(1);
        line(
                expert(Rehearsal.EXPERT_MAIL, FRIDAY, saturday),
                coordinator(Rehearsal.COORDINATOR_MAIL, FRIDAY, saturday));
        Id avis = requested();
        requested();
        assertThat(who(avis)).isEmpty();
        assertThat(alarms()).hasSize(1);
        houses.advance(Duration.ofHours(20)); // both warnings
        houses.advance(Duration.ofHours(4)); // both breaches, the same day
        assertThat(alarms()).hasSize(2);
        assertThat(who(avis)).isEmpty();
    }

    @Test
    void aLineWhosePeopleGaveNoChannelTellsThemByItself() {
        line(expert(null), coordinator(null));
        requested();
        houses.advance(Duration.ofHours(30));
        assertThat(alarms()).isEmpty();
    }
}
