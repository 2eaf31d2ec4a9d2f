package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.line.LineChange;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Person;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.PathwayRef;

/**
 * Who may write first for a line, send it again and take it back, is what the circuit's roles say: the admissions office announces, in
 * the name of a doctor who named it; a letter is a doctor's.
 */
class LineRightsTest extends TwoHouses {
    private static final PathwayRef NOTICE = PathwayRef.parse("admission-notice/1");
    private static final PathwayRef COPY = PathwayRef.parse("report-copy/1");
    /** A secretary who has an RPPS number of their own, a nurse at the admissions desk say. */
    private static final Professional DESK =
            new Professional(new Rpps("10000000006"), "ACCUEIL", "Dominique", null, null);

    LineRightsTest() {
        super(47);
    }

    @BeforeEach
    void team() {
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings(
                        "team",
                        List.of(
                                new Member(
                                        Rehearsal.COORDINATOR, Set.of(Right.COORDINATOR), Rehearsal.COORDINATOR_MAIL),
                                member(Rehearsal.EXPERT, Right.EXPERT, Set.of(LinesTest.SECRETARY)),
                                member(LinesTest.INTERN, Right.INTERN, Set.of(LinesTest.SECRETARY)),
                                member(DESK, Right.SECRETARY, Set.of()),
                                member(LinesTest.SECRETARY, Right.SECRETARY, Set.of())))
                .withKeptLines());
        Json.Obj offer = Json.object()
                .put("pathways", List.of(offered(NOTICE), offered(COPY)))
                .put(
                        "targets",
                        Json.object()
                                .put(
                                        "acknowledgement",
                                        Json.object()
                                                .put("unit", "elapsed-hours")
                                                .put("amount", 24)
                                                .build())
                                .build())
                .build();
        houses.hospital.books().change(Rehearsal.LINE, 1, LinesTest.COORDINATOR, new LineChange.Offered(offer));
        houses.settle();
    }

    private static Member member(Person person, Right right, Set<Person> delegates) {
        return new Member(
                person,
                Set.of(right),
                Member.Reach.NONE,
                List.of(),
                delegates.stream().map(Person::id).collect(java.util.stream.Collectors.toSet()));
    }

    private static Json.Obj offered(PathwayRef ref) {
        Json.Obj form = Json.object()
                .put("name", ref.name())
                .put("version", ref.version())
                .build();
        return form.with("forms", Json.array(List.of(form)));
    }

    private Order notice(Professional actor) {
        Json.Obj content = Json.object()
                .put("patient", AvisContent.patient())
                .put("consent", new Consent(true, "Paul EXEMPLE", houses.clock.instant(), Consent.How.ORAL).write())
                .put("admittedAt", houses.clock.instant())
                .put("unit", "Dermatologie")
                .put("entryMode", "planned")
                .put("phone", "03 29 00 00 00")
                .build();
        return Order.of("announce", actor, content);
    }

    private static Order copy(Professional actor) {
        return Order.of(
                "copy",
                actor,
                Json.object()
                        .put("patient", AvisContent.patient())
                        .put("reader", PartyJson.write(Rehearsal.GP))
                        .put("about", "Avis de dermatologie")
                        .put("report", "Surveillance à six mois.")
                        .build());
    }

    private Id begin(PathwayRef ref, Order order) {
        return houses.hospital
                .writing()
                .begin(Rehearsal.LINE, Rehearsal.PRACTICE, ref, order)
                .id();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, FlowRefusal code) {
        LinesTest.refused(act, code);
    }

    @Test
    void theAdmissionsOfficeAnnouncesAndSoDoesWhoeverDoesMore() {
        for (Professional actor : List.of(Rehearsal.EXPERT, LinesTest.INTERN, DESK)) {
            Id notice = begin(NOTICE, notice(actor));
            assertThat(houses.hospital.view(notice).state().state()).isEqualTo("announced");
        }
        refused(() -> begin(NOTICE, notice(Rehearsal.COORDINATOR)), FlowRefusal.RIGHT_MISSING);
        refused(() -> begin(NOTICE, notice(Rehearsal.GP)), FlowRefusal.NOT_A_MEMBER);
    }

    @Test
    void aLetterIsADoctorsWhoeverFilesIt() {
        Id copy = begin(COPY, copy(Rehearsal.EXPERT).filed(LinesTest.SECRETARY));
        assertThat(houses.hospital.view(copy).state().opening().orElseThrow().actor())
                .isEqualTo(Rehearsal.EXPERT);
        refused(() -> begin(COPY, copy(DESK)), FlowRefusal.RIGHT_MISSING);
        refused(() -> begin(COPY, copy(LinesTest.INTERN)), FlowRefusal.RIGHT_MISSING);
        refused(() -> begin(COPY, copy(LinesTest.INTERN).filed(LinesTest.SECRETARY)), FlowRefusal.RIGHT_MISSING);
    }

    @Test
    void whoHasNoNumberAnnouncesInTheNameOfADoctorWhoNamedThem() {
        Id notice = begin(NOTICE, notice(Rehearsal.EXPERT).filed(LinesTest.SECRETARY));
        assertThat(houses.hospital.view(notice).remarks(Kind.FILED))
                .singleElement()
                .satisfies(filed -> assertThat(filed.text("by"))
                        .isEqualTo(LinesTest.SECRETARY.id().value()));
        refused(() -> begin(NOTICE, notice(DESK).filed(LinesTest.SECRETARY)), FlowRefusal.NOT_DELEGATED);
    }

    @Test
    void whoMayBeginMaySendAgainAndTheTraceTellsWhoDid() {
        Id notice = begin(NOTICE, notice(Rehearsal.EXPERT));
        refused(() -> again(notice, Rehearsal.COORDINATOR, null), FlowRefusal.RIGHT_MISSING);
        refused(() -> again(notice, Rehearsal.GP, null), FlowRefusal.NOT_A_MEMBER);
        refused(() -> again(notice, DESK, LinesTest.SECRETARY), FlowRefusal.NOT_DELEGATED);
        Id second = again(notice, Rehearsal.EXPERT, LinesTest.SECRETARY);
        assertThat(houses.hospital.view(second).remarks(Kind.SENT_AGAIN))
                .singleElement()
                .satisfies(told -> assertThat(told.text("filedBy"))
                        .isEqualTo(LinesTest.SECRETARY.id().value()));
        again(second, DESK, null);

        Id copy = begin(COPY, copy(Rehearsal.EXPERT));
        refused(() -> again(copy, DESK, null), FlowRefusal.RIGHT_MISSING);
        refused(() -> again(copy, LinesTest.INTERN, null), FlowRefusal.RIGHT_MISSING);
    }

    private Id again(Id exchange, Professional by, @org.jspecify.annotations.Nullable Person filedBy) {
        return houses.hospital
                .writing()
                .again(exchange, Rehearsal.named("service", Rehearsal.PRACTICE), by, filedBy)
                .id();
    }

    @Test
    void whoMayBeginMayTakeBack() {
        Id notice = begin(NOTICE, notice(Rehearsal.EXPERT));
        refused(() -> dismiss(notice, Rehearsal.COORDINATOR, null), FlowRefusal.RIGHT_MISSING);
        refused(() -> dismiss(notice, DESK, LinesTest.SECRETARY), FlowRefusal.NOT_DELEGATED);
        dismiss(notice, Rehearsal.EXPERT, LinesTest.SECRETARY);
        View ended = houses.hospital.view(notice);
        assertThat(ended.state().ended()).isTrue();
        assertThat(ended.remarks(Kind.FILED))
                .singleElement()
                .satisfies(filed -> assertThat(filed.text("for"))
                        .isEqualTo(Rehearsal.EXPERT.rpps().value()));
        Id other = begin(NOTICE, notice(Rehearsal.EXPERT));
        dismiss(other, DESK, null);
        assertThat(houses.hospital.view(other).state().ended()).isTrue();
    }

    private void dismiss(Id exchange, Professional by, @org.jspecify.annotations.Nullable Person filedBy) {
        houses.hospital.writing().dismiss(exchange, by, filedBy, "Erreur de destinataire.");
    }
}
