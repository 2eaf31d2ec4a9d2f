package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.CardBase;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.party.Employee;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.AvisContent;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Closure;

/** A coordinator looks after a line: its people, their rights and absences, and what its card says. */
class LinesTest {
    static final PersonId COORDINATOR = PersonId.of(Rehearsal.COORDINATOR.rpps());
    static final PersonId EXPERT = PersonId.of(Rehearsal.EXPERT.rpps());
    static final Professional INTERN = new Professional(new Rpps("10000000004"), "INTERNE", "Lou", null, null);
    static final Employee SECRETARY = new Employee(new PersonId("3550000012/1042"), "SECRETAIRE", "Sacha");

    @TempDir
    java.nio.file.Path folder;

    private Rehearsal houses;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 41);
        houses.hospital.close();
        houses.hospital = Node.open(kept());
    }

    @AfterEach
    void close() {
        houses.close();
    }

    private NodeSettings kept() {
        return houses.hospitalSettings("kept").withKeptLines();
    }

    private OwnLines lines() {
        return houses.hospital.books();
    }

    private LineBook change(LineChange change) {
        return lines().change(Rehearsal.LINE, lines().book(Rehearsal.LINE).version(), COORDINATOR, change);
    }

    private static Member member(org.passerelle.party.Person person, Member.Right right) {
        return new Member(person, Set.of(right), Member.Reach.NONE, List.of(), Set.of());
    }

    private Id requested() {
        Id avis = houses.request();
        houses.settle();
        return avis;
    }

    private void take(Id avis, Order order) {
        houses.hospital.take(avis, order);
    }

    private static Order order(String step, Professional actor, Json.Obj content) {
        return Order.of(step, actor, content);
    }

    private static Order take(Professional actor) {
        return order("take", actor, Json.object().build());
    }

    private static Order answer(Professional actor) {
        return order("answer", actor, AvisContent.answer("advice-only"));
    }

    static void refused(ThrowingCallable act, RefusalCode code) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void anInternTakesAndAsksAndDoesNotAnswer() {
        change(new LineChange.Joined(member(INTERN, Member.Right.INTERN)));
        Id avis = requested();
        take(avis, take(INTERN));
        refused(() -> take(avis, answer(INTERN)), FlowRefusal.RIGHT_MISSING);
        take(avis, order("ask", INTERN, Rehearsal.text("asked", "Depuis quand ?")));

        assertThat(houses.hospital.view(avis).state().state()).isEqualTo("awaiting-information");
    }

    @Test
    void aSecretaryFilesForTheDoctorWhoNamedThemAndTheTraceTellsBoth() {
        change(new LineChange.Joined(member(SECRETARY, Member.Right.SECRETARY)));
        Id avis = requested();
        refused(() -> take(avis, take(Rehearsal.EXPERT).filed(SECRETARY)), FlowRefusal.NOT_DELEGATED);
        delegateTo();
        take(avis, take(Rehearsal.EXPERT).filed(SECRETARY));

        assertThat(houses.hospital.view(avis).remarks(Kind.FILED))
                .singleElement()
                .satisfies(filed -> {
                    assertThat(filed.text("by")).isEqualTo("3550000012/1042");
                    assertThat(filed.text("for"))
                            .isEqualTo(Rehearsal.EXPERT.rpps().value());
                });
    }

    private void delegateTo() {
        Json.Obj named = Json.object()
                .put("delegates", Json.texts(List.of(SECRETARY.id().value())))
                .build();
        lines().change(
                        Rehearsal.LINE,
                        lines().book(Rehearsal.LINE).version(),
                        EXPERT,
                        new LineChange.Changed(EXPERT, named));
    }

    @Test
    void aDelegationGivesNoRightThatTheDoctorLacks() {
        change(new LineChange.Joined(member(SECRETARY, Member.Right.SECRETARY)));
        delegateTo();
        Id avis = requested();
        take(avis, take(Rehearsal.EXPERT));
        refused(() -> take(avis, answer(Rehearsal.COORDINATOR).filed(SECRETARY)), FlowRefusal.RIGHT_MISSING);
    }

    @Test
    void othersMayChangeNothingButWhatIsTheirs() {
        change(new LineChange.Joined(member(INTERN, Member.Right.INTERN)));
        PersonId intern = INTERN.id();
        refused(
                () -> lines().change(Rehearsal.LINE, 2, intern, new LineChange.Left(EXPERT)),
                FlowRefusal.RIGHT_MISSING);
        Json.Obj more =
                Json.object().put("rights", Json.texts(List.of("expert"))).build();
        refused(
                () -> lines().change(Rehearsal.LINE, 2, intern, new LineChange.Changed(intern, more)),
                FlowRefusal.RIGHT_MISSING);
        Json.Obj mail = Json.object().put("mail", "lou@ch-exemple.mssante.fr").build();
        LineBook after = lines().change(Rehearsal.LINE, 2, intern, new LineChange.Changed(intern, mail));
        assertThat(after.member(intern).orElseThrow().findMail()).isPresent();
        refused(
                () -> lines().change(Rehearsal.LINE, 3, PersonId.of(Rehearsal.GP.rpps()), new LineChange.Left(intern)),
                FlowRefusal.NOT_A_MEMBER);
    }

    @Test
    void aChangeMadeAgainstAnOlderVersionIsRefused() {
        change(new LineChange.Joined(member(INTERN, Member.Right.INTERN)));
        refused(
                () -> lines().change(Rehearsal.LINE, 1, COORDINATOR, new LineChange.Left(INTERN.id())),
                FlowRefusal.LINE_CHANGED);
    }

    @Test
    void theLastCoordinatorStays() {
        refused(() -> change(new LineChange.Left(COORDINATOR)), FlowRefusal.NO_COORDINATOR);
        refused(() -> change(new LineChange.Joined(member(SECRETARY, Member.Right.EXPERT))), FlowRefusal.MEMBER);
        refused(() -> change(new LineChange.Left(INTERN.id())), FlowRefusal.UNKNOWN_MEMBER);
        refused(
                () -> change(new LineChange.Joined(member(Rehearsal.EXPERT, Member.Right.EXPERT))),
                FlowRefusal.MEMBER_TWICE);
    }

    @Test
    void settingsBeginALineAndLoseAfterwards() {
        change(new LineChange.Joined(member(INTERN, Member.Right.INTERN)));
        change(new LineChange.Offered(Rehearsal.text("phone", "03 29 00 00 99")));
        houses.hospital.close();
        houses.hospital = Node.open(kept());

        assertThat(lines().book(Rehearsal.LINE).version()).isEqualTo(3);
        assertThat(lines().differing()).containsExactly(Rehearsal.LINE);
        assertThat(houses.hospital.staff().member(Rehearsal.LINE, INTERN.rpps()))
                .isPresent();
        assertThat(lines().card(Rehearsal.LINE).offer().phone()).isEqualTo("03 29 00 00 99");
    }

    @Test
    void everyChangeIsAnEntryOfTheNodesOwnChain() {
        change(new LineChange.Joined(member(INTERN, Member.Right.INTERN)));
        List<Json.Obj> told = told();
        assertThat(told).extracting(facts -> facts.whole("version")).containsExactly(1L, 2L);
        assertThat(told.get(1).text("by"))
                .isEqualTo(Rehearsal.COORDINATOR.rpps().value());
        assertThat(told.get(1).object("change").text("change")).isEqualTo("add-member");
        assertThat(told.get(1).hash("hash"))
                .isEqualTo(lines().book(Rehearsal.LINE).hash());
    }

    private List<Json.Obj> told() {
        return journal(Kind.LINE_CHANGED);
    }

    private List<Json.Obj> journal(Kind kind) {
        houses.hospital.close();
        try {
            return TwoHouses.nodeChain(folder.resolve("kept"), kind.type());
        } finally {
            houses.hospital = Node.open(kept());
        }
    }

    @Test
    void whatTheCardSaysGoesToCorrespondentsOnceAnHourAndTheOldCardCountsForThreeDays() {
        LineCard before = lines().card(Rehearsal.LINE);
        houses.settle();
        change(new LineChange.Shut(new Closure(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31))));
        Id avis = houses.request(); // cites the card of before
        houses.settle();
        assertThat(houses.hospital.row(avis)).isPresent();
        assertThat(known().base().version()).isEqualTo(2);
        assertThat(known().offer().calendar().closures()).hasSize(1);
        assertThat(known().base().previous()).isEqualTo(before.hash());
        assertThat(known().base().validity()).isEqualTo(before.base().validity());

        change(new LineChange.Offered(Rehearsal.text("phone", "03 29 00 00 11")));
        change(new LineChange.Offered(Rehearsal.text("phone", "03 29 00 00 12")));
        houses.advance(Duration.ofMinutes(59));
        assertThat(known().base().version()).isEqualTo(2);
        houses.advance(Duration.ofMinutes(1));
        assertThat(known().base().version()).isEqualTo(4);
        assertThat(journal(Kind.INTRODUCED)).hasSize(2);
        houses.advance(Duration.ofHours(3));
        assertThat(journal(Kind.INTRODUCED)).hasSize(2);
    }

    private LineCard known() {
        return houses.practice.lines().get(0);
    }

    @Test
    void aClosedLineSaysSoAndTakesNoNewRequest() {
        houses.settle();
        change(new LineChange.Offered(Rehearsal.text("status", "closed")));
        houses.settle();
        assertThat(known().base().status()).isEqualTo(CardBase.Status.CLOSED);
        refused(() -> houses.request(), org.passerelle.card.CardRefusal.CLOSED);
    }

    @Test
    void refusesWhatACardCannotSay() {
        refused(() -> change(new LineChange.Offered(Rehearsal.text("sizeLimit", "1"))), FlowRefusal.LINE_CHANGE);
        refused(
                () -> change(new LineChange.Offered(Rehearsal.text("phone", "call us"))),
                org.passerelle.card.CardRefusal.PHONE);
        assertThat(lines().book(Rehearsal.LINE).version()).isEqualTo(1);
        assertThat(change(new LineChange.Offered(Rehearsal.text("phone", "03 29 00 00 00")))
                        .version())
                .isEqualTo(1);
    }
}
