package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Once;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** An order that comes again under its reference, because its answer was lost, has one effect. */
class OnceTest extends TwoHouses {
    private static final int AT_ONCE = 6;

    OnceTest() {
        super(41);
    }

    @Test
    void aRequestThatComesAgainAfterARestartOpensNothing() {
        Id first = request("dossier-42", "Faut-il retirer cette lésion ?");
        reopenPractice();
        assertThat(request("dossier-42", "Faut-il retirer cette lésion ?")).isEqualTo(first);
        houses.settle();

        assertThat(houses.practice.list(ExchangeQuery.all())).hasSize(1);
        assertThat(houses.hospital.list(ExchangeQuery.all())).hasSize(1);
        assertThat(houses.practice.asking().find(Rehearsal.LINE, "dossier-42")).contains(first);
        assertThat(houses.practice.asking().find(Rehearsal.LINE, "dossier-43")).isEmpty();
    }

    @Test
    void ofSeveralAtTheSameInstantOneOpens() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Id>> same = new ArrayList<>();
            for (int n = 0; n < AT_ONCE; n++) {
                same.add(() -> request("dossier-42", "Faut-il retirer cette lésion ?"));
            }
            Set<Id> opened = new HashSet<>();
            for (Future<Id> one : people.invokeAll(same)) {
                opened.add(one.get());
            }
            assertThat(opened).hasSize(1);
            assertThat(houses.practice.list(ExchangeQuery.all())).hasSize(1);
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void somethingElseUnderTheSameReferenceIsRefusedAndNotTakenForTheFirst() {
        request("dossier-42", "Faut-il retirer cette lésion ?");
        refuses(FlowRefusal.REFERENCE_REUSED, () -> request("dossier-42", "Une autre question ?"));
        assertThat(houses.practice.list(ExchangeQuery.all())).hasSize(1);
    }

    @Test
    void anotherFileOfTheSameTitleIsSomethingElse() {
        Json.Obj content = Rehearsal.without(AvisContent.request(), "documents");
        byte[] other = Arrays.copyOf(Pictures.jpeg(), Pictures.jpeg().length + 1);
        Id first = houses.practice
                .request(Rehearsal.LINE, Rehearsal.AVIS, order("dossier-42", content, Pictures.jpeg()))
                .id();
        refuses(
                FlowRefusal.REFERENCE_REUSED,
                () -> houses.practice.request(Rehearsal.LINE, Rehearsal.AVIS, order("dossier-42", content, other)));
        assertThat(houses.practice
                        .request(Rehearsal.LINE, Rehearsal.AVIS, order("dossier-42", content, Pictures.jpeg()))
                        .id())
                .isEqualTo(first);
        assertThat(houses.practice.list(ExchangeQuery.all())).hasSize(1);
    }

    @Test
    void aStepWithAnotherFileOfTheSameTitleIsSomethingElse() {
        Id avis = requested();
        act(avis, "take", EMPTY);
        houses.hospital.take(avis, answer(Pictures.jpeg()));
        houses.hospital.take(avis, answer(Pictures.jpeg()));
        byte[] other = Arrays.copyOf(Pictures.jpeg(), Pictures.jpeg().length + 1);
        refuses(FlowRefusal.REFERENCE_REUSED, () -> houses.hospital.take(avis, answer(other)));
        assertThat(types(houses.hospital, avis)).filteredOn("StepDone"::equals).hasSize(3);
    }

    @Test
    void aReferenceIsRememberedForThirtyDaysToTheMillisecond() {
        Instant sent = houses.clock.instant();
        Id first = request("dossier-42", "Faut-il retirer cette lésion ?");
        houses.clock.advance(Once.REMEMBERED.minusMillis(1));
        assertThat(request("dossier-42", "Faut-il retirer cette lésion ?")).isEqualTo(first);
        houses.clock.advance(Duration.ofMillis(1));
        assertThat(houses.clock.instant()).isEqualTo(sent.plus(Once.REMEMBERED));
        assertThat(request("dossier-42", "Faut-il retirer cette lésion ?")).isNotEqualTo(first);
    }

    @Test
    void whatNeverHadAnEffectMayComeAgainMended() {
        refuses(
                PathwayRefusal.FIELD_MISSING,
                () -> houses.practice.request(
                        Rehearsal.LINE,
                        Rehearsal.AVIS,
                        order("dossier-42", Json.object().build())));
        assertThat(request("dossier-42", "Faut-il retirer cette lésion ?")).isNotNull();
    }

    @Test
    void aReferenceIsShortAndVisible() {
        assertThat(request("x".repeat(Once.LONGEST), "Oui ?")).isNotNull();
        for (String wrong : List.of("", "x".repeat(Once.LONGEST + 1), "a b", "é")) {
            refuses(FlowRefusal.REFERENCE, () -> request(wrong, "Oui ?"));
        }
    }

    @Test
    void whatALineWritesFirstIsWrittenOnceAndToOnePractice() {
        Order order = LineNotice.order().called("42");
        Id first = begin(order);
        reopenHospital();
        assertThat(begin(LineNotice.order().called("42"))).isEqualTo(first);
        refuses(
                FlowRefusal.REFERENCE_REUSED,
                () -> houses.hospital
                        .writing()
                        .begin(
                                Rehearsal.LINE,
                                MailAddress.of("autre@cabinet-essai.mssante.fr"),
                                LineNotice.REF,
                                order));
        assertThat(houses.hospital.list(ExchangeQuery.all())).hasSize(1);
    }

    @Test
    void aStepIsTakenOnce() {
        Id avis = requested();
        act(avis, "take", EMPTY);
        Order opinion = Rehearsal.order("contribute", Rehearsal.EXPERT, Rehearsal.text("opinion", "Bénin."))
                .called("avis-2");
        houses.hospital.take(avis, opinion);
        reopenHospital();
        houses.hospital.take(avis, opinion);
        assertThat(types(houses.hospital, avis)).filteredOn("StepDone"::equals).hasSize(3);
    }

    private Id begin(Order order) {
        return houses.hospital
                .writing()
                .begin(Rehearsal.LINE, Rehearsal.PRACTICE, LineNotice.REF, order)
                .id();
    }

    private Id request(String reference, String question) {
        Json.Obj content = Rehearsal.without(AvisContent.request(), "documents").with("question", Json.text(question));
        return houses.practice
                .request(Rehearsal.LINE, Rehearsal.AVIS, order(reference, content))
                .id();
    }

    private static Order answer(byte[] file) {
        Json.Obj answer = Rehearsal.without(AvisContent.answer("advice-only"), "documents");
        var attached = List.of(new Attachment("other", "Schéma", () -> new ByteArrayInputStream(file), null));
        return new Order("answer", Rehearsal.EXPERT, answer, attached, null).called("avis-2");
    }

    private static Order order(String reference, Json.Obj content) {
        return order(reference, content, Pictures.jpeg());
    }

    private static Order order(String reference, Json.Obj content, byte[] file) {
        var photograph = new Attachment("dermoscopic", "Lésion", () -> new ByteArrayInputStream(file), null);
        return new Order("request", Rehearsal.GP, content, List.of(photograph), null).called(reference);
    }

    private static void refuses(RefusalCode code, ThrowingCallable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
