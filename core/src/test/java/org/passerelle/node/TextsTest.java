package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.flow.told.SendTexts;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;
import org.passerelle.port.MemoryTexts;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextRefusal;
import org.passerelle.port.tell.TextRules;
import org.passerelle.refusal.Refusal;

/** Who is told by short message, when, how often: 24 hours promised on Friday at 9:30 in Paris, a warning 4 hours before. */
class TextsTest extends TwoHouses {
    private static final Mobile MOBILE = new Mobile("+33600000002");
    private static final Member.Quiet MORNING = new Member.Quiet(LocalTime.of(9, 0), LocalTime.of(10, 0));
    private static final Set<Member.Way> BY_SMS = Set.of(Member.Way.SMS);

    private final MemoryTexts texts = new MemoryTexts();
    private TextRules rules = TextRules.USUAL;

    TextsTest() {
        super(67);
    }

    private void line(Member.Reach expert) {
        houses.hospital.close();
        var members = List.of(
                new Member(Rehearsal.EXPERT, Set.of(Right.EXPERT), expert, List.of(), Set.of()),
                new Member(Rehearsal.COORDINATOR, Set.of(Right.COORDINATOR), Rehearsal.COORDINATOR_MAIL));
        houses.hospital =
                Node.open(houses.hospitalSettings("hospital", members).withTexting(new Texting(texts, rules)));
    }

    private static Member.Reach reach(
            @Nullable MailAddress mail, Member.@Nullable Quiet quiet, @Nullable Set<Member.Way> told) {
        return new Member.Reach(mail, MOBILE, quiet, told);
    }

    private List<String> by(Id avis) {
        return houses.hospital.view(avis).remarks(Kind.TOLD).stream()
                .filter(told -> told.text("who").equals(Rehearsal.EXPERT.rpps().value()))
                .map(told -> told.text("why") + " " + told.array("by").texts())
                .toList();
    }

    private List<String> alarms() {
        return houses.hospital.health().alarms().stream()
                .map(AlarmRow::code)
                .filter(code -> code.startsWith("told."))
                .toList();
    }

    @Test
    void whatCannotWaitGoesByBothAndWhatCanByMail() {
        line(reach(Rehearsal.EXPERT_MAIL, null, null));
        Id avis = requested();
        houses.advance(Duration.ofHours(20));
        assertThat(texts.asked()).isEmpty();
        houses.advance(Duration.ofHours(4));
        assertThat(by(avis)).containsExactly("request-arrived [mail]", "due-soon [mail]", "overdue [mail, sms]");
        assertThat(texts.said())
                .containsExactly("+33600000002 Passerelle Avis de dermatologie : délai de réponse dépassé,"
                        + " attendue avant samedi 21/11 à 9 h 30. Réf. "
                        + avis.hex().substring(0, 8));
        houses.advance(Duration.ofHours(1));
        assertThat(texts.asked()).hasSize(1);
    }

    @Test
    void aMemberSaysByWhatTheyAreToldOfWhatCanWait() {
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        assertThat(by(requested())).containsExactly("request-arrived [sms]");
        assertThat(mails(Rehearsal.EXPERT_MAIL)).isEmpty();
        line(reach(Rehearsal.EXPERT_MAIL, null, Set.of(Member.Way.SMS, Member.Way.MAIL)));
        assertThat(by(requested())).containsExactly("request-arrived [mail, sms]");
        line(reach(null, null, null));
        assertThat(by(requested())).containsExactly("request-arrived [sms]");
    }

    @Test
    void whereNobodySendsShortMessagesMailSaysAll() {
        rules = TextRules.NONE;
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        Id avis = requested();
        houses.advance(Duration.ofHours(24));
        assertThat(by(avis)).containsExactly("request-arrived [mail]", "overdue [mail]");
        assertThat(texts.asked()).isEmpty();
    }

    @Test
    void quietHoursEndWithOneMessageAndHoldNoBreachBack() {
        line(reach(null, MORNING, null));
        Id first = requested(); // half past nine in Paris
        requested();
        assertThat(texts.asked()).isEmpty();
        houses.advance(Duration.ofMinutes(30));
        assertThat(texts.said())
                .singleElement()
                .satisfies(said -> assertThat(said).contains("heures calmes"));
        houses.advance(Duration.ofHours(23).plusMinutes(30)); // half past nine the next day: quiet, and due
        assertThat(by(first)).last().isEqualTo("overdue [sms]");
        assertThat(texts.said().stream().filter(said -> said.contains("dépassé")))
                .hasSize(2);
    }

    @Test
    void aNodeThatStartsAgainSendsNoneASecondTimeAndThoseThatWait() {
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        texts.next(1, new TextOutcome.Later(Refusal.of(TextRefusal.BUSY)));
        requested();
        assertThat(texts.asked()).hasSize(1);
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        houses.advance(SendTexts.FIRST_PAUSE);
        assertThat(texts.asked()).hasSize(2);
        assertThat(texts.asked().get(1)).isEqualTo(texts.asked().get(0));
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        houses.advance(Duration.ofHours(2));
        assertThat(texts.asked()).hasSize(2);
    }

    @Test
    void whoIsAwayIsTriedTenTimesFurtherAndFurtherApartAndThenPeopleAreAlarmed() {
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        texts.next(100, new TextOutcome.Later(Refusal.of(TextRefusal.BUSY)));
        Id avis = requested();
        List<Long> tries = new ArrayList<>();
        for (int second = 0; second < 7200; second += 30) {
            int before = texts.asked().size();
            houses.hospital.step();
            if (texts.asked().size() > before) {
                tries.add((long) second);
            }
            houses.clock.advance(Duration.ofSeconds(30));
        }
        // one when it was written; then the pauses of half a minute, doubled up to ten
        assertThat(tries).containsExactly(30L, 90L, 210L, 450L, 930L, 1530L, 2130L, 2730L, 3330L);
        assertThat(alarms()).containsExactly(SendTexts.FAILED);
        assertThat(houses.hospital.view(avis).remarks(Kind.UNTOLD))
                .singleElement()
                .satisfies(untold -> assertThat(untold)
                        .isEqualTo(Json.object()
                                .put("who", Rehearsal.EXPERT.rpps().value())
                                .put("by", "sms")
                                .put("code", "sms.busy")
                                .build()));
    }

    @Test
    void whatIsRefusedIsNotTriedAgainAndMailGoesOn() {
        line(reach(Rehearsal.EXPERT_MAIL, null, Set.of(Member.Way.SMS, Member.Way.MAIL)));
        texts.next(1, new TextOutcome.Never(Refusal.of(TextRefusal.REFUSED)));
        Id avis = requested();
        houses.advance(Duration.ofHours(2));
        assertThat(texts.asked()).hasSize(1);
        assertThat(alarms()).containsExactly(SendTexts.FAILED);
        assertThat(mails(Rehearsal.EXPERT_MAIL)).hasSize(1);
        houses.advance(Duration.ofHours(22));
        assertThat(texts.asked()).hasSize(2); // the breach, which the warning would have come before
        assertThat(houses.hospital.view(avis).remarks(Kind.UNTOLD)).hasSize(1);
    }

    @Test
    void soManyADayToEachAndAnHourToAllAndOneAlarm() {
        rules = new TextRules(true, 160, 2, 100);
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        requested();
        requested();
        Id third = requested();
        requested();
        assertThat(texts.asked()).hasSize(2);
        assertThat(by(third)).containsExactly("request-arrived [mail]");
        assertThat(alarms()).containsExactly("told.sms-limit");
        rules = new TextRules(true, 160, 100, 3);
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        requested();
        requested();
        assertThat(texts.asked()).hasSize(3);
        houses.advance(Duration.ofMinutes(30)); // ten o'clock
        requested();
        assertThat(texts.asked()).hasSize(4);
    }

    private OwnLines kept() {
        houses.hospital.close();
        houses.hospital =
                Node.open(houses.hospitalSettings("kept").withKeptLines().withTexting(new Texting(texts, rules)));
        return houses.hospital.books();
    }

    @Test
    void quietHoursAreThoseOfTheLinesTimeZone() {
        OwnLines lines = kept();
        Json.Obj reunion = Json.object().put("timeZone", "Indian/Reunion").build();
        lines.change(Rehearsal.LINE, 1, LinesTest.COORDINATOR, new LineChange.Offered(reunion));
        Json.Obj noon = Json.object().put("from", "12:00").put("until", "13:00").build();
        Json.Obj fields = Json.object()
                .put("mobile", MOBILE.value())
                .put("told", Json.texts(List.of("sms")))
                .put("quiet", noon)
                .build();
        lines.change(Rehearsal.LINE, 2, LinesTest.EXPERT, new LineChange.Changed(LinesTest.EXPERT, fields));
        houses.settle();
        requested(); // half past twelve there, half past nine in Paris
        houses.advance(Duration.ofMinutes(29));
        assertThat(texts.asked()).isEmpty();
        houses.advance(Duration.ofMinutes(1));
        assertThat(texts.said())
                .singleElement()
                .satisfies(said -> assertThat(said).contains("heures calmes"));
    }

    @Test
    void theContactOfALineElsewhereIsTextedToo() {
        OwnLines lines = kept();
        lines.change(
                Rehearsal.LINE,
                1,
                LinesTest.COORDINATOR,
                new LineChange.Offered(Json.object()
                        .put("fallback", "dermatologie@chu-exemple.mssante.fr")
                        .put(
                                LineChange.CONTACT,
                                Json.object().put("mobile", MOBILE.value()).build())
                        .build()));
        houses.settle();
        Id avis = requested();
        houses.advance(Duration.ofHours(30));
        assertThat(texts.said())
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .contains("appelez le 03 29 00 00 00", avis.hex().substring(0, 8)));
    }

    @Test
    void noNumberStandsInTheTraceNorInTheNodesHealth() {
        line(reach(Rehearsal.EXPERT_MAIL, null, BY_SMS));
        texts.next(1, new TextOutcome.Never(Refusal.of(TextRefusal.REFUSED)));
        Id avis = requested();
        assertThat(houses.hospital.view(avis).entries().toString() + houses.hospital.health())
                .doesNotContain("600000002");
        assertThat(new String(
                        houses.hospital.exportTrace(avis, Rehearsal.EXPERT.rpps()),
                        java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("600000002");
    }
}
