package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.flow.told.Notices;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.sla.Closure;

/** Whoever asked at a practice is told of what they waited for, and of what waits for them; once, and nothing clinical. */
class PracticeToldTest extends TwoHouses {
    private static final MailAddress GP_MAIL = new MailAddress("jeanne.essai@cabinet-essai.mssante.fr");
    private static final MailAddress OTHER_MAIL = new MailAddress("claude.modele@cabinet-essai.mssante.fr");
    private static final PersonId GP = PersonId.of(Rehearsal.GP.rpps());
    private static final PersonId OTHER = PersonId.of(Rehearsal.COORDINATOR.rpps());
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    PracticeToldTest() {
        super(71);
    }

    /** The doctor who asks, and another one who looks after the practice. */
    @BeforeEach
    void named() {
        join(new Member(
                Rehearsal.COORDINATOR,
                Set.of(Right.PROFESSIONAL, Right.COORDINATOR),
                reach(OTHER_MAIL, null),
                List.of(),
                Set.of()));
        join(new Member(Rehearsal.GP, Set.of(Right.PROFESSIONAL), reach(GP_MAIL, null), List.of(), Set.of()));
    }

    private static Member.Reach reach(@Nullable MailAddress mail, Member.@Nullable Quiet quiet) {
        return new Member.Reach(mail, null, quiet);
    }

    private void join(Member member) {
        change(new LineChange.Joined(member));
    }

    private void change(LineChange change) {
        OwnLines books = houses.practice.books();
        books.change(Rehearsal.PRACTICE, books.book(Rehearsal.PRACTICE).version(), OTHER, change);
    }

    private static LineChange quiet(String from, String until) {
        var hours = Json.object().put("from", from).put("until", until).build();
        return new LineChange.Changed(GP, Json.object().put("quiet", hours).build());
    }

    private List<String> toldAtPractice(Id avis) {
        return houses.practice.view(avis).remarks(Kind.TOLD).stream()
                .map(told -> told.text("who") + " " + told.text("why") + " "
                        + told.array("by").texts())
                .toList();
    }

    @Test
    void whoAskedIsToldOfTheQuestionAndOfTheAnswerAndNobodyElseIs() {
        Id avis = requested();
        act(avis, "take", EMPTY);
        assertThat(toldAtPractice(avis)).isEmpty();
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        houses.practice.take(avis, Rehearsal.order("supply", Rehearsal.GP, Rehearsal.text("supplied", "Trois mois.")));
        houses.settle();
        act(avis, "answer", AvisContent.answer("advice-only"));

        assertThat(toldAtPractice(avis))
                .containsExactly(GP.number() + " information-asked [mail]", GP.number() + " answered [mail]");
        assertThat(mails(GP_MAIL))
                .hasSize(2)
                .noneMatch(mail -> mail.contains("Trois mois") || mail.contains("2560255"));
        assertThat(mails(GP_MAIL).get(1)).doesNotContain("attendue");
        assertThat(mails(OTHER_MAIL)).isEmpty();
        assertThat(houses.hospital.view(avis).remarks(Kind.TOLD))
                .noneMatch(told -> told.text("who").equals(GP.number()));
    }

    @Test
    void whoeverLooksAfterThePracticeIsToldInThePlaceOfWhoIsAway() {
        Id avis = requested();
        change(new LineChange.Away(GP, new Closure(FRIDAY, FRIDAY)));
        act(avis, "take", EMPTY);
        act(avis, "answer", AvisContent.answer("advice-only"));
        assertThat(toldAtPractice(avis)).containsExactly(OTHER.number() + " answered [mail]");
        assertThat(mails(OTHER_MAIL))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Personne d'autre"));
    }

    @Test
    void whatCanWaitIsToldAtTheEndOfQuietHours() {
        change(quiet("09:00", "12:00"));
        Id avis = requested();
        act(avis, "take", EMPTY);
        act(avis, "answer", AvisContent.answer("advice-only"));
        assertThat(mails(GP_MAIL)).isEmpty();
        houses.advance(Duration.ofHours(3));
        assertThat(toldAtPractice(avis)).containsExactly(GP.number() + " meanwhile [mail]");
        assertThat(mails(GP_MAIL)).hasSize(1);
    }

    @Test
    void quietHoursThatEndWhenTheyBeginAreOneNoticeADay() {
        change(quiet("08:00", "08:00"));
        Id avis = requested();
        act(avis, "take", EMPTY);
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        houses.practice.take(avis, Rehearsal.order("supply", Rehearsal.GP, Rehearsal.text("supplied", "Trois mois.")));
        houses.settle();
        act(avis, "answer", AvisContent.answer("advice-only"));
        assertThat(mails(GP_MAIL)).isEmpty();
        houses.advance(Duration.ofHours(24));
        assertThat(toldAtPractice(avis)).containsExactly(GP.number() + " meanwhile [mail]");
        assertThat(mails(GP_MAIL)).hasSize(1);
    }

    @Test
    void whoeverAskedIsToldToCallWhereTheLineDoesNotAnswer() {
        Id avis = requested();
        houses.advance(Duration.ofHours(37));
        assertThat(toldAtPractice(avis)).contains(GP.number() + " unanswered [mail]");
        assertThat(mails(GP_MAIL)).anyMatch(mail -> mail.contains("03 29"));
    }

    @Test
    void theOperatorIsAlarmedWhereNobodyOfThePracticeIsThere() {
        change(new LineChange.Away(GP, new Closure(FRIDAY, FRIDAY)));
        change(new LineChange.Away(OTHER, new Closure(FRIDAY, FRIDAY)));
        Id avis = requested();
        act(avis, "take", EMPTY);
        act(avis, "answer", AvisContent.answer("advice-only"));
        assertThat(toldAtPractice(avis)).isEmpty();
        assertThat(houses.practice.health().alarms().stream().map(AlarmRow::code))
                .containsOnlyOnce(Notices.NOBODY);
    }

    @Test
    void aPracticeThatNamedNobodyTellsItsPeopleByItself() {
        Id avis = requested();
        assertThat(houses.practice.view(avis).remarks(Kind.TOLD)).isEmpty();
    }
}
