package org.passerelle.indicators.measured;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Json;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.counts.FieldCount;

/** What one journal comes to, reckoned by hand. Monday 23 November 2026, 10:00 in Paris is 09:00Z; the request is due on Tuesday then. */
class MeasuringTest {
    private static final String MONDAY_TEN = "2026-11-23T09:00:00Z";
    private static final String LATER = "2027-01-31T12:00:00Z";
    private static final Json.Obj CLOSED = Json.object()
            .put("outcome", "followed")
            .put("effect", "new-advice")
            .put("referral", "avoided")
            .put("satisfaction", "rather")
            .build();

    @Test
    void tellsAWholeAvis() {
        Json.Obj scored = AvisContent.answer("advice-only")
                .with("imageQuality", Json.text("usable"))
                .with("imageDefects", Json.texts(List.of("blurred", "no-scale")))
                .with("informationQuality", Json.text("good"))
                .with("satisfaction", Json.text("very"));
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .look("2026-11-23T09:30:00Z")
                .step("take", "2026-11-23T10:00:00Z")
                .ask("2026-11-23T10:30:00Z")
                .supply("2026-11-23T11:30:00Z")
                .step("answer", scored, "2026-11-23T13:00:00Z")
                .step("close", CLOSED, "2026-11-24T09:00:00Z")
                .measured(LATER);

        assertThat(measured.month()).isEqualTo(YearMonth.of(2026, 11));
        assertThat(measured.delays())
                .containsOnly(
                        Map.entry(Stretch.FIRST_ACTION, new Delay(Duration.ofHours(1), Duration.ofHours(1))),
                        Map.entry(Stretch.ANSWER, new Delay(Duration.ofHours(4), Duration.ofHours(3))));
        assertThat(measured.ending()).isEqualTo(Ending.ANSWERED);
        assertThat(measured.kept()).isEqualTo(Kept.MET);
        assertThat(measured.causes()).isEmpty();
        assertThat(measured.asked()).isEqualTo(1);
        assertThat(measured.read()).isTrue();
        assertThat(measured.opened()).isEqualTo(Opened.YES);
        assertThat(measured.telephone()).isFalse();
        assertThat(measured.said())
                .containsOnly(
                        Map.entry(FieldCount.IMAGES, List.of("usable")),
                        Map.entry(FieldCount.DEFECTS, List.of("blurred", "no-scale")),
                        Map.entry(FieldCount.INFORMATION, List.of("good")),
                        Map.entry(FieldCount.COURSE, List.of("new-advice")),
                        Map.entry(FieldCount.OUTCOME, List.of("avoided")));
        assertThat(measured.satisfaction())
                .containsOnly(Map.entry(Side.REQUESTER, "rather"), Map.entry(Side.EXPERT, "very"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T22:59:59Z, 2026-11",
        "2026-11-30T23:00:00Z, 2026-12",
        "2026-06-30T21:59:59Z, 2026-06",
        "2026-06-30T22:00:00Z, 2026-07"
    })
    void countsARequestInItsMonthInTheLinesTimeZone(String at, String month) {
        assertThat(Journal.requested(1, at).measured(LATER).month()).isEqualTo(YearMonth.parse(month));
    }

    @Test
    void anAnswerAtTheDueDateIsLateAndAMillisecondBeforeInTime() {
        assertThat(answeredAt("2026-11-24T08:59:59.999Z").kept()).isEqualTo(Kept.MET);
        assertThat(answeredAt("2026-11-24T09:00:00Z").kept()).isEqualTo(Kept.BREACHED);
    }

    private static Measured answeredAt(String at) {
        return Journal.requested(1, MONDAY_TEN)
                .step("take", "2026-11-23T10:00:00Z")
                .answer(at)
                .measured(LATER);
    }

    @Test
    void aRequestRunsUntilItIsDueWhetherTheClockTickedOrNot() {
        Journal journal = Journal.requested(1, MONDAY_TEN);

        assertThat(journal.measured("2026-11-24T08:59:59Z").kept()).isEqualTo(Kept.RUNNING);
        assertThat(journal.measured("2026-11-24T09:00:00Z").kept()).isEqualTo(Kept.BREACHED);
        assertThat(journal.tick("2026-11-24T09:00:01Z")
                        .measured("2026-11-24T09:00:02Z")
                        .ending())
                .isEqualTo(Ending.OPEN);
    }

    @Test
    void nobodyTookIt() {
        Measured measured =
                Journal.requested(1, MONDAY_TEN).tick("2026-11-24T09:00:00Z").measured("2026-11-24T10:00:00Z");

        assertThat(measured.causes()).containsExactly(Cause.NOT_TAKEN);
        assertThat(measured.read()).isFalse();
    }

    @Test
    void whatIsTakenAfterItWasDueWasTakenByNobody() {
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .step("take", "2026-11-24T09:00:00Z")
                .answer("2026-11-24T09:30:00Z")
                .measured(LATER);

        assertThat(measured.causes()).containsExactly(Cause.NOT_TAKEN);
        assertThat(measured.read()).isTrue();
    }

    @Test
    void takenLateIsAfterMoreThanHalfOfThePromisedTime() {
        assertThat(takenAt("2026-11-23T21:00:00Z").causes()).containsExactly(Cause.UNEXPLAINED);
        assertThat(takenAt("2026-11-23T21:00:00.001Z").causes()).containsExactly(Cause.TAKEN_LATE);
    }

    private static Measured takenAt(String at) {
        return Journal.requested(1, MONDAY_TEN)
                .step("take", at)
                .answer("2026-11-24T10:00:00Z")
                .measured(LATER);
    }

    /** Two working days of nine hours: half is the end of Monday's ninth hour, Tuesday 10:00 in Paris; the night counts for nothing. */
    @Test
    void aWorkingTargetsHalfIsHalfOfItsOpenTime() {
        assertThat(promptTakenAt("2026-11-24T09:00:00Z").causes()).containsExactly(Cause.UNEXPLAINED);
        assertThat(promptTakenAt("2026-11-24T09:00:00.001Z").causes()).containsExactly(Cause.TAKEN_LATE);
    }

    private static Measured promptTakenAt(String at) {
        return Journal.requested(1, 1, "prompt", MONDAY_TEN)
                .step("take", at)
                .answer("2026-11-25T09:00:00Z")
                .measured(LATER);
    }

    @Test
    void itWaitedForInformation() {
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .step("take", "2026-11-23T10:00:00Z")
                .ask("2026-11-23T11:00:00Z")
                .supply("2026-11-23T13:00:00Z")
                .answer("2026-11-24T12:00:00Z")
                .measured(LATER);

        assertThat(measured.causes()).containsExactly(Cause.WAITED);
        assertThat(measured.delay(Stretch.ANSWER)).contains(new Delay(Duration.ofHours(27), Duration.ofHours(25)));
    }

    /** Due on Tuesday 9:00Z; an hour later two working days are promised instead, and the answer comes within them. */
    @Test
    void whatIsPromisedAfterTheDueDateDoesNotUndoIt() {
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .step("take", "2026-11-23T10:00:00Z")
                .tick("2026-11-24T09:00:00Z")
                .urgency("prompt", "2026-11-24T10:00:00Z")
                .answer("2026-11-24T14:00:00Z")
                .measured(LATER);

        assertThat(measured.kept()).isEqualTo(Kept.BREACHED);
        assertThat(measured.causes()).containsExactly(Cause.UNEXPLAINED);
    }

    @Test
    void whatWaitsIsNotDue() {
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .step("take", "2026-11-23T10:00:00Z")
                .ask("2026-11-23T11:00:00Z")
                .measured("2026-12-24T10:00:00Z");

        assertThat(measured.kept()).isEqualTo(Kept.RUNNING);
    }

    /** Friday 16:30 in Paris; Saturday 16:30 is closed. */
    @Test
    void itWasDueWhileTheLineWasClosed() {
        Measured measured = Journal.requested(1, "2026-11-20T15:30:00Z").measured("2026-11-23T09:00:00Z");

        assertThat(measured.causes()).containsExactlyInAnyOrder(Cause.NOT_TAKEN, Cause.CLOSED);
    }

    @Test
    void whoWithdrawsInTimeBreaksNoPromiseAndWhoWithdrawsLaterLeavesABrokenOne() {
        Json.Obj reason = Json.object().put("reason", "Vue aux urgences.").build();
        Measured early = Journal.requested(1, MONDAY_TEN)
                .step("withdraw", reason, "2026-11-23T12:00:00Z")
                .measured(LATER);
        Measured late = Journal.requested(1, MONDAY_TEN)
                .step("withdraw", reason, "2026-11-25T12:00:00Z")
                .measured(LATER);

        assertThat(early.kept()).isEqualTo(Kept.LEFT);
        assertThat(early.ending()).isEqualTo(Ending.OTHERWISE);
        assertThat(early.delays()).isEmpty();
        assertThat(late.kept()).isEqualTo(Kept.BREACHED);
    }

    @Test
    void aDeclineInTimeKeepsThePromise() {
        Json.Obj declined = Json.object()
                .put("reason", "out-of-scope")
                .put("explanation", "Voir un chirurgien.")
                .build();
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .step("decline", declined, "2026-11-23T12:00:00Z")
                .measured(LATER);

        assertThat(measured.ending()).isEqualTo(Ending.DECLINED);
        assertThat(measured.kept()).isEqualTo(Kept.MET);
        assertThat(measured.opened()).isEqualTo(Opened.NO_ANSWER);
        assertThat(measured.delay(Stretch.ANSWER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, received, YES", "1, applied, YES", "1, held, NO", "1, not-applied, NO", "0, applied, NO"})
    void anAnswerIsOpenedWhenALetterThatTellsItIsReceived(int letter, String status, Opened opened) {
        Measured measured = Journal.requested(1, MONDAY_TEN)
                .sealed(0)
                .step("take", "2026-11-23T10:00:00Z")
                .answer("2026-11-23T13:00:00Z")
                .sealed(1)
                .receipt(letter, status)
                .measured(LATER);

        assertThat(measured.opened()).isEqualTo(opened);
    }

    /** Prescribed on Monday 10:00, reported on Thursday 16:00 in Paris; nobody's request but the prescription. */
    @Test
    void timesAReportFromItsPrescription() {
        Measured measured = ByHand.on("polygraphie/1")
                .step("prescribe", Side.REQUESTER, MONDAY_TEN)
                .step("fit", Side.THIRD, "2026-11-24T18:00:00Z")
                .step("report", Side.EXPERT, "2026-11-26T15:00:00Z")
                .measured(LATER);

        assertThat(measured.delay(Stretch.REPORT)).contains(new Delay(Duration.ofHours(78), Duration.ofHours(78)));
        assertThat(measured.delay(Stretch.ANSWER)).isEmpty();
        assertThat(measured.ending()).isEqualTo(Ending.ANSWERED);
        assertThat(measured.kept()).isEqualTo(Kept.NONE);
        assertThat(measured.opened()).isEqualTo(Opened.NO);
    }

    @Test
    void anAdviceByTelephoneIsCountedWhereItIsEntered() {
        Measured measured = ByHand.on("telephone-advice/1")
                .step("record", Side.EXPERT, MONDAY_TEN)
                .measured(LATER);

        assertThat(measured.telephone()).isTrue();
        assertThat(measured.ending()).isEqualTo(Ending.ANSWERED);
        assertThat(measured.read()).isFalse();
    }

    @Test
    void aNoticeOfTheHospitalIsReadWhenThePracticeReceivesIt() {
        ByHand notice = ByHand.on("admission-notice/1").step("announce", Side.EXPERT, MONDAY_TEN);

        assertThat(notice.measured(LATER).read()).isFalse();
        assertThat(notice.received().measured(LATER).read()).isTrue();
        assertThat(notice.step("acknowledge", Side.REQUESTER, "2026-11-23T12:00:00Z")
                        .measured(LATER))
                .satisfies(done -> assertThat(done.delay(Stretch.ANSWER))
                        .contains(new Delay(Duration.ofHours(3), Duration.ofHours(3))))
                .satisfies(done -> assertThat(done.ending()).isEqualTo(Ending.ANSWERED));
    }
}
