package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.party.Employee;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.AvisContent;
import org.passerelle.sla.Closure;

/** A practice names its people: who acts, who files in whose name, who looks after them; and nobody else does from then on. */
class PracticePeopleTest extends TwoHouses {
    static final Employee SECRETARY = new Employee(new PersonId("6100000000010/2"), "ACCUEIL", "Sacha");
    private static final Professional LOCUM =
            new Professional(new Rpps("10000000008"), "REMPLACANT", "Lou", null, "03 29 00 00 08");
    private static final PersonId GP = PersonId.of(Rehearsal.GP.rpps());

    PracticePeopleTest() {
        super(53);
    }

    private OwnLines books() {
        return houses.practice.books();
    }

    private LineBook change(PersonId by, LineChange change) {
        return books().change(
                        Rehearsal.PRACTICE, books().book(Rehearsal.PRACTICE).version(), by, change);
    }

    private static Member member(Person person, Right... rights) {
        return new Member(person, Set.of(rights), Member.Reach.NONE, List.of(), Set.of());
    }

    /** The doctor, who looks after the practice, and a secretary whom they named. */
    private void named() {
        change(GP, new LineChange.Joined(member(Rehearsal.GP, Right.PROFESSIONAL, Right.COORDINATOR)));
        change(GP, new LineChange.Joined(member(SECRETARY, Right.SECRETARY)));
        change(GP, new LineChange.Changed(GP, delegates(SECRETARY.id().value())));
    }

    private static Json.Obj delegates(String... ids) {
        return Json.object().put("delegates", Json.texts(List.of(ids))).build();
    }

    private Order request(Professional actor) {
        return new Order(
                "request",
                actor,
                Rehearsal.without(AvisContent.request(), "documents"),
                List.of(new Attachment(
                        "dermoscopic", "Lésion", () -> new java.io.ByteArrayInputStream(Pictures.jpeg()), null)),
                null);
    }

    private Id send(Order order) {
        Id avis = houses.practice.request(Rehearsal.LINE, Rehearsal.AVIS, order).id();
        houses.settle();
        return avis;
    }

    @Test
    void aPracticeThatNamedNobodyWorksAsItsSoftwareSays() {
        assertThat(books().practices()).containsExactly(Rehearsal.PRACTICE);
        assertThat(books().book(Rehearsal.PRACTICE).version()).isZero();
        Id avis = send(request(LOCUM));
        houses.practice.read(avis, Rehearsal.GP, "request");
        LinesTest.refused(() -> send(request(LOCUM).filed(SECRETARY)), FlowRefusal.NOT_DELEGATED);
    }

    @Test
    void theFirstNamesThemselfAsItsCoordinator() {
        LineChange other = new LineChange.Joined(member(LOCUM, Right.PROFESSIONAL, Right.COORDINATOR));
        LinesTest.refused(() -> change(GP, other), FlowRefusal.PRACTICE_UNNAMED);
        LinesTest.refused(
                () -> change(GP, new LineChange.Joined(member(Rehearsal.GP, Right.PROFESSIONAL))),
                FlowRefusal.PRACTICE_UNNAMED);
        LinesTest.refused(() -> change(GP, new LineChange.Left(GP)), FlowRefusal.PRACTICE_UNNAMED);
        named();
        assertThat(books().book(Rehearsal.PRACTICE).version()).isEqualTo(3);
    }

    @Test
    void aSecretaryFilesForTheDoctorWhoNamedThemFromTheFirstStepOn() {
        named();
        Id avis = send(request(Rehearsal.GP).filed(SECRETARY));
        assertThat(houses.practice.view(avis).remarks(Kind.FILED))
                .singleElement()
                .satisfies(filed -> {
                    assertThat(filed.text("by")).isEqualTo(SECRETARY.id().value());
                    assertThat(filed.text("for")).isEqualTo(Rehearsal.GP.rpps().value());
                });
        assertThat(houses.hospital.view(avis).remarks(Kind.FILED)).isEmpty();
        assertThat(houses.hospital
                        .view(avis)
                        .state()
                        .opening()
                        .orElseThrow()
                        .actor()
                        .rpps())
                .isEqualTo(Rehearsal.GP.rpps());
        act(avis, "take", EMPTY);
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        Order supply = Order.of("supply", Rehearsal.GP, Rehearsal.text("supplied", "Trois mois."));
        change(GP, new LineChange.Changed(GP, delegates()));
        LinesTest.refused(() -> houses.practice.take(avis, supply.filed(SECRETARY)), FlowRefusal.NOT_DELEGATED);
        change(GP, new LineChange.Changed(GP, delegates(SECRETARY.id().value())));
        houses.practice.take(avis, supply.filed(SECRETARY));
        houses.settle();
        assertThat(houses.hospital.view(avis).state().state()).isEqualTo("taken");
        assertThat(houses.practice.view(avis).remarks(Kind.FILED)).hasSize(2);
    }

    @Test
    void whoIsNotNamedNeitherActsNorReads() {
        Id avis = send(request(Rehearsal.GP));
        named();
        LinesTest.refused(() -> send(request(LOCUM)), FlowRefusal.NOT_A_MEMBER);
        LinesTest.refused(() -> houses.practice.read(avis, LOCUM, "request"), FlowRefusal.NOT_A_MEMBER);
        LinesTest.refused(() -> houses.practice.exportTrace(avis, LOCUM.rpps()), FlowRefusal.NOT_A_MEMBER);
        LinesTest.refused(
                () -> houses.practice.take(avis, Order.of("withdraw", LOCUM, Rehearsal.text("reason", "Non."))),
                FlowRefusal.NOT_A_MEMBER);
        change(GP, new LineChange.Joined(member(LOCUM, Right.SECRETARY))); // a nurse who keeps the desk, say
        LinesTest.refused(() -> send(request(LOCUM)), FlowRefusal.RIGHT_MISSING);
        LinesTest.refused(() -> houses.practice.read(avis, LOCUM, "request"), FlowRefusal.NOT_A_MEMBER);
        assertThat(houses.practice.row(avis)).isPresent();
        change(
                GP,
                new LineChange.Changed(
                        LOCUM.id(),
                        Json.object()
                                .put("rights", Json.texts(List.of("professional")))
                                .build()));
        houses.practice.read(avis, LOCUM, "request");
        houses.practice.take(avis, Order.of("withdraw", LOCUM, Rehearsal.text("reason", "Non.")));
    }

    @Test
    void anAbsenceTakesNoRightAwayAndEverybodyChangesWhatIsTheirs() {
        named();
        Closure days = new Closure(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31));
        change(GP, new LineChange.Away(GP, days));
        change(SECRETARY.id(), new LineChange.Away(SECRETARY.id(), days));
        send(request(Rehearsal.GP).filed(SECRETARY));
        LinesTest.refused(
                () -> change(SECRETARY.id(), new LineChange.Changed(GP, delegates())), FlowRefusal.RIGHT_MISSING);
        LinesTest.refused(() -> change(LOCUM.id(), new LineChange.Left(GP)), FlowRefusal.NOT_A_MEMBER);
    }

    @Test
    void whoLeavesIsNamedAnewAndTheLastCoordinatorStaysWhileOthersAreThere() {
        named();
        LinesTest.refused(() -> change(GP, new LineChange.Left(GP)), FlowRefusal.NO_COORDINATOR);
        change(GP, new LineChange.Left(SECRETARY.id()));
        LinesTest.refused(() -> send(request(Rehearsal.GP).filed(SECRETARY)), FlowRefusal.NOT_A_MEMBER);
        change(GP, new LineChange.Joined(member(SECRETARY, Right.SECRETARY)));
        LinesTest.refused(() -> send(request(Rehearsal.GP).filed(SECRETARY)), FlowRefusal.NOT_DELEGATED);
        change(GP, new LineChange.Left(SECRETARY.id()));
        change(GP, new LineChange.Left(GP));
        send(request(LOCUM));
    }

    @Test
    void refusesWhatIsALinesAlone() {
        named();
        LinesTest.refused(() -> change(GP, new LineChange.Joined(member(LOCUM, Right.EXPERT))), FlowRefusal.MEMBER);
        LinesTest.refused(
                () -> change(GP, new LineChange.Joined(member(SECRETARY, Right.SECRETARY))), FlowRefusal.MEMBER_TWICE);
        LinesTest.refused(
                () -> change(GP, new LineChange.Offered(Rehearsal.text("phone", "03 29 00 00 00"))),
                FlowRefusal.LINE_CHANGE);
        assertThatThrownBy(() -> member(SECRETARY, Right.PROFESSIONAL)).hasMessageContaining("flow.member");
        LinesTest.refused(
                () -> books().change(Rehearsal.PRACTICE, 1, GP, new LineChange.Left(SECRETARY.id())),
                FlowRefusal.LINE_CHANGED);
    }

    @Test
    void whatWasNamedStandsInTheNodesChainAndIsThereAfterARestart() {
        named();
        LineBook before = books().book(Rehearsal.PRACTICE);
        houses.practice.close();
        List<Json.Obj> told = TwoHouses.nodeChain(folder.resolve("practice"), Kind.PRACTICE_CHANGED.type());
        assertThat(told).extracting(facts -> facts.whole("version")).containsExactly(1L, 2L, 3L);
        assertThat(told.get(2).hash("hash")).isEqualTo(before.hash());
        assertThat(told.get(2).text("by")).isEqualTo(Rehearsal.GP.rpps().value());
        assertThat(told.get(2).text("practice")).isEqualTo(Rehearsal.PRACTICE.value());
        houses.practice = houses.openPractice();
        assertThat(Canon.octets(books().book(Rehearsal.PRACTICE).json())).isEqualTo(Canon.octets(before.json()));
        send(request(Rehearsal.GP).filed(SECRETARY));
    }
}
