package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.flow.mail.Vigilance;
import org.passerelle.flow.mail.WatchReceipts;
import org.passerelle.port.MemoryMail;
import org.passerelle.port.keep.AlarmRow;

/** What does not arrive, or arrives too often, is said to people, and no oftener than they can bear. */
class VigilanceTest {
    private static final Vigilance FEW = new Vigilance(Duration.ofHours(3), 6, 3, 5, 1_000_000);

    @TempDir
    private Path folder;

    private Rehearsal stage;

    @BeforeEach
    void open() {
        stage = new Rehearsal(folder, 47);
        stage.practice.close();
        stage.practice = Node.open(stage.practiceSettings("practice").withVigilance(FEW));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aLetterThatNobodyReceivesIsSaidOnceItsPatienceIsOverThenDailyUntilAReceiptComes() {
        stage.mail.faults(octets -> MemoryMail.Fault.LOST);
        Id exchange = stage.request();
        stage.settle();
        stage.advance(Duration.ofHours(3).minusSeconds(1));
        assertThat(alarms()).isEmpty();
        stage.advance(Duration.ofSeconds(1));
        assertThat(alarms()).containsExactly(WatchReceipts.NOT_RECEIVED);
        assertThat(stage.practice.health().alarms().get(0).exchange()).isEqualTo(exchange);
        stage.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(alarms()).hasSize(1);
        stage.advance(Duration.ofSeconds(1));
        assertThat(alarms()).hasSize(2);

        stage.mail.faults(octets -> MemoryMail.Fault.NONE);
        stage.advance(Duration.ofHours(30));

        assertThat(stage.hospital.row(exchange)).isPresent();
        assertThat(alarms()).isEmpty();
        stage.advance(Duration.ofHours(48));
        assertThat(alarms()).doesNotContain(WatchReceipts.NOT_RECEIVED);
    }

    @Test
    void aLetterThatWasReceivedInTimeIsNotSaid() {
        stage.request();
        stage.settle();
        stage.advance(Duration.ofDays(2));

        assertThat(alarms()).doesNotContain(WatchReceipts.NOT_RECEIVED);
    }

    @Test
    void aFloodIsSaidOnceAnHourByDomainAndInAll() {
        Vigilance roomy = new Vigilance(Duration.ofHours(3), 6, 3, 1000, 1_000_000);
        stage.practice.close();
        stage.practice = Node.open(stage.practiceSettings("practice").withVigilance(roomy));
        for (int mail = 0; mail < 3; mail++) {
            receive("one.test", mail);
        }
        assertThat(alarms()).doesNotContain("flow.flood-of-domain");
        receive("one.test", 3);
        receive("one.test", 4);
        assertThat(alarms()).containsOnlyOnce("flow.flood-of-domain").doesNotContain("flow.flood");
        receive("two.test", 5);
        assertThat(alarms()).doesNotContain("flow.flood");
        receive("three.test", 6);
        receive("four.test", 7);
        assertThat(alarms()).containsOnlyOnce("flow.flood");

        stage.clock.advance(Duration.ofHours(1));
        receive("one.test", 8);
        assertThat(alarms()).containsOnlyOnce("flow.flood").containsOnlyOnce("flow.flood-of-domain");
    }

    @Test
    void whatIsKeptApartIsBoundedAndGivesWayToNothing() {
        for (int mail = 0; mail < 3; mail++) {
            receive(mail + ".test", mail);
        }
        assertThat(alarms()).doesNotContain("flow.apart-filling");
        receive("4.test", 4);
        receive("5.test", 5);
        assertThat(alarms()).containsOnlyOnce("flow.apart-filling").doesNotContain("flow.apart-full");
        assertThat(stage.practice.quarantine(50)).hasSize(5);
        var kept = stage.practice.quarantine(50);

        receive("6.test", 6);
        receive("7.test", 7);

        assertThat(stage.practice.quarantine(50)).isEqualTo(kept);
        assertThat(alarms()).containsOnlyOnce("flow.apart-full");
        Id exchange = stage.request();
        stage.settle();
        assertThat(stage.hospital.row(exchange)).isPresent();
    }

    @Test
    void octetsCountToo() {
        byte[] mail = mail("one.test", 1);
        stage.practice.close();
        stage.practice = Node.open(stage.practiceSettings("practice")
                .withVigilance(new Vigilance(Duration.ofHours(3), 50, 50, 100, 2L * mail.length)));
        for (int number = 1; number < 4; number++) {
            receive("one.test", number);
        }
        assertThat(stage.practice.quarantine(50)).hasSize(2);
        assertThat(alarms()).contains("flow.apart-full");
    }

    private void receive(String domain, int number) {
        stage.practice.accept(new ByteArrayInputStream(mail(domain, number)), Rehearsal.PRACTICE);
    }

    /** S/MIME by its type, rubbish by its content. */
    private static byte[] mail(String domain, int number) {
        return ("From: somebody@" + domain
                        + "\r\nContent-Type: application/pkcs7-mime; smime-type=authEnveloped-data\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\nTUVSQ" + number + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private List<String> alarms() {
        return stage.practice.health().alarms().stream().map(AlarmRow::code).toList();
    }
}
