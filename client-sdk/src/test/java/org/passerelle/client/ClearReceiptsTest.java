package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.OrdinaryMailbox;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.flow.clear.ClearReceipts;
import org.passerelle.port.keep.AlarmRow;

/** A step in an ordinary mail asks to be told of; whoever hears nothing of it for a day is alarmed, once. */
class ClearReceiptsTest extends AskedOrdinaryLine {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aRequestThatNobodyReportsIsSaidAfterADayAndOnceOnly() {
        assertThat(letter(0))
                .contains("\r\nDisposition-Notification-To: " + Rehearsal.PRACTICE)
                .doesNotContain("Auto-Submitted");
        world.advance(DAY.minus(SECOND));
        assertThat(alarms()).isEmpty();
        assertThat(world.practice().health().waiting()).isZero();
        world.advance(SECOND);
        assertThat(alarms()).containsExactly(ClearReceipts.NONE);
        assertThat(world.practice().health().alarms().get(0).exchange().hex()).isEqualTo(exchange.id());
        world.advance(Duration.ofDays(2));

        assertThat(alarms()).containsExactly(ClearReceipts.NONE);
        assertThat(line.inbox()).as("it never leaves twice").hasSize(1);
    }

    @Test
    void theAlarmIsRaisedOnceOverARestartOfTheNodeToo() {
        world.advance(DAY.minus(SECOND));
        Practice again = world.restartPractice();
        assertThat(alarms()).isEmpty();
        world.advance(SECOND);
        assertThat(alarms()).hasSize(1);

        again = world.restartPractice();
        world.advance(Duration.ofDays(2));
        assertThat(alarms()).hasSize(1);
        assertThat(again.exchange(exchange.id()).moments())
                .extracting(Exchange.Moment::kind)
                .filteredOn("mail-written"::equals)
                .hasSize(1);
        assertThat(line.inbox()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manual-action/MDN-sent-manually; displayed",
                "automatic-action/MDN-sent-automatically; processed",
                "manual-action/MDN-sent-automatically; dispatched"
            })
    void anUnsignedDispositionEndsTheWaitAndMovesNothing(String disposition) {
        String state = exchange.now().state();
        report(mdn(messageId(0), disposition));
        world.advance(Duration.ofDays(2));

        assertThat(codes()).isEmpty();
        assertThat(exchange.now().state()).isEqualTo(state);
        assertThat(exchange.now().mails()).isEmpty();
    }

    @Test
    void aReportOfAFailureAlarmsUnderItsOwnCodeAndNoFurther() {
        report(mdn(messageId(0), "automatic-action/MDN-sent-automatically; processed/Error: 904^autres traits"));
        world.advance(Duration.ofDays(2));
        assertThat(codes()).containsExactly("hint.not-integrated-904");
    }

    @Test
    void aDeliveryStatusEndsTheWaitWhenItSaysDeliveredAndNotWhileDelayed() {
        report(dsn("delayed", "4.4.1"));
        world.advance(DAY);
        assertThat(codes()).containsExactly(ClearReceipts.NONE, "hint.delayed-4.4.1");
        report(dsn("relayed", "2.0.0"));
        assertThat(alarms()).hasSize(1);
        report(dsn("delivered", "2.0.0"));
        assertThat(codes()).containsExactly("hint.delayed-4.4.1");
    }

    @Test
    void aReportOfAnotherMailEndsNothing() {
        report(mdn("0123456789abcdef0123456789abcdef@cabinet-essai.mssante.fr", "manual-action/x; displayed"));
        world.advance(DAY);
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void anAnswerInItsThreadEndsTheWaitAndTheAlarm() {
        world.advance(DAY);
        assertThat(alarms()).hasSize(1);
        line.write(Rehearsal.PRACTICE, "RE", "Bien reçu.", List.of(messageId(0)), Map.of());
        world.settle();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void neitherAStrangersAnswerNorAProgramThatTellsOfAnAbsenceEndsIt() {
        world.ordinary(Rehearsal.ORDINARY_DOCTOR)
                .write(Rehearsal.PRACTICE, "RE", "Bien reçu.", List.of(messageId(0)), Map.of());
        line.write(
                Rehearsal.PRACTICE,
                "Absence",
                "Le service est fermé.",
                List.of(messageId(0)),
                Map.of(),
                Map.of("Auto-Submitted", "auto-replied"));
        world.settle();
        assertThat(exchange.now().mails()).hasSize(2);
        world.advance(DAY);
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void theAlarmStaysUntilEachOfTheLettersWasReported() {
        world.advance(Duration.ofHours(1));
        exchange.now().withdraw(Invented.doctor(), "Le patient a été vu ailleurs.");
        world.settle();
        world.advance(DAY.minus(SECOND));
        assertThat(alarms()).hasSize(1);
        world.advance(SECOND);
        assertThat(alarms()).hasSize(2);

        report(mdn(messageId(0), "manual-action/x; displayed"));
        assertThat(alarms()).hasSize(2);
        report(mdn(messageId(1), "manual-action/x; displayed"));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aLetterThatCannotLeaveIsSaidTooAndOnceOnly() {
        String first = messageId(0);
        world.mail().down();
        Exchange second = Invented.avis(world.practice().line(Rehearsal.ORDINARY_LINE), world.now())
                .send();
        report(mdn(first, "manual-action/x; displayed"));
        world.advance(DAY);
        assertThat(alarms()).hasSize(1);
        assertThat(world.practice().health().alarms().get(0).exchange().hex()).isEqualTo(second.id());
        world.mail().up();
        world.advance(Duration.ofDays(2));
        assertThat(line.inbox()).hasSize(2);
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void whatOnlyTellsAsksForNoReport() {
        world.join(Practice.open(world.specialist()));
        OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        doctor.write(Rehearsal.SPECIALIST_LINE, "Question", "Bonjour.", List.of(), Map.of());
        world.settle();
        assertThat(doctor.inbox())
                .singleElement()
                .satisfies(mail -> assertThat(new String(mail, StandardCharsets.UTF_8))
                        .contains("Auto-Submitted: auto-replied")
                        .doesNotContain("Disposition-Notification-To"));
    }

    private void report(String mail) {
        world.practice()
                .accept(
                        new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                        Rehearsal.PRACTICE);
        world.settle();
    }

    private static String mdn(String messageId, String disposition) {
        return """
                Return-Path: <>
                From: pneumologie@ch-ordinaire.mssante.fr
                Message-ID: <r1@ch-ordinaire.mssante.fr>
                Content-Type: multipart/report; report-type=disposition-notification; boundary=x

                --x
                Content-Type: message/disposition-notification

                Original-Message-ID: <%s>
                Disposition: %s

                --x--
                """.formatted(messageId, disposition);
    }

    private String dsn(String action, String status) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@ch-ordinaire.mssante.fr
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x
                Content-Type: message/delivery-status

                Action: %s
                Status: %s

                --x
                Content-Type: text/rfc822-headers

                Message-ID: <%s>
                --x--
                """.formatted(action, status, messageId(0));
    }

    private List<String> alarms() {
        return codes().stream().filter(ClearReceipts.NONE::equals).toList();
    }

    private List<String> codes() {
        return world.practice().health().alarms().stream().map(AlarmRow::code).toList();
    }

    private String letter(int number) {
        return new String(line.inbox().get(number), StandardCharsets.UTF_8);
    }

    private String messageId(int number) {
        return messageId(letter(number));
    }

    private static String messageId(String mail) {
        int at = mail.indexOf("Message-ID: <") + "Message-ID: <".length();
        return mail.substring(at, mail.indexOf('>', at));
    }
}
