package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.port.MemoryMail;
import org.passerelle.port.keep.AlarmRow;

/** A report that nobody signed alarms the people of the exchange that it names by its mail's random Message-ID, and moves nothing. */
class HintsTest {
    @TempDir
    private Path folder;

    private Rehearsal stage;

    @BeforeEach
    void open() {
        stage = new Rehearsal(folder, 41);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aBouncedRequestAlarmsItsExchangeOnceAndMovesNothing() {
        Id exchange = stage.request();
        stage.settle();
        long version = stage.practice.view(exchange).version();
        String bounce = bounce(messageId(stage.mail.sent().get(0)));

        for (int times = 0; times < 3; times++) {
            assertThat(receive(bounce)).isInstanceOf(ReceiveMail.Taken.Foreign.class);
        }

        assertThat(alarms()).containsExactly("hint.undelivered-5.1.1");
        assertThat(stage.practice.health().alarms().get(0).exchange()).isEqualTo(exchange);
        assertThat(stage.practice.view(exchange).version()).isEqualTo(version);
        assertThat(receive(bounce.replace("5.1.1", "5.2.2"))).isInstanceOf(ReceiveMail.Taken.Foreign.class);
        assertThat(alarms()).containsExactly("hint.undelivered-5.2.2", "hint.undelivered-5.1.1");
    }

    @Test
    void aReportOfAMailThatIsNotOursIsForeign() {
        stage.request();
        stage.settle();

        assertThat(receive(bounce("somebody-elses@relay.test"))).isInstanceOf(ReceiveMail.Taken.Foreign.class);
        assertThat(alarms()).isEmpty();
        assertThat(stage.practice.quarantine(10)).isEmpty();
    }

    @Test
    void aBouncedNoticeAlarmsToo() {
        stage.request();
        stage.settle();
        MemoryMail.Sent notice = stage.mail.sent().stream()
                .filter(mail -> mail.envelope().recipients().contains(Rehearsal.EXPERT_MAIL))
                .findFirst()
                .orElseThrow();

        stage.hospital.accept(stream(bounce(messageId(notice))), Rehearsal.LINE);

        assertThat(stage.hospital.health().alarms().stream().map(AlarmRow::code))
                .contains("hint.undelivered-5.1.1");
    }

    private List<String> alarms() {
        return stage.practice.health().alarms().stream().map(AlarmRow::code).toList();
    }

    private ReceiveMail.Taken receive(String mail) {
        return stage.practice.accept(stream(mail), Rehearsal.PRACTICE);
    }

    private static ByteArrayInputStream stream(String mail) {
        return new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8));
    }

    static String messageId(MemoryMail.Sent mail) {
        String text = new String(mail.octets(), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("Message-ID: <") + "Message-ID: <".length();
        return text.substring(at, text.indexOf('>', at));
    }

    static String bounce(String messageId) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@relay.test
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x
                Content-Type: message/delivery-status

                Action: failed
                Status: 5.1.1

                --x
                Content-Type: text/rfc822-headers

                Message-ID: <%s>
                --x--
                """.formatted(messageId);
    }
}
