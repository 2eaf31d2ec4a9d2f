package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.letter.Scanner.Found;
import org.passerelle.refusal.Refused;

/** Nobody gets an attached file that the operator's antivirus has not called clean just before. */
class ScannedDocumentsTest {
    @TempDir
    private Path folder;

    private Rehearsal stage;
    private Found says = Found.NOTHING;
    private int looks;
    private Id exchange;
    private Id document;

    @BeforeEach
    void open() {
        stage = new Rehearsal(folder, 53);
        stage.hospital.close();
        stage.hospital = Node.open(stage.hospitalSettings("hospital").withScanner(this::scan));
        exchange = stage.request();
        stage.settle();
        document =
                stage
                        .hospital
                        .view(exchange)
                        .state()
                        .opening()
                        .orElseThrow()
                        .content()
                        .array("documents")
                        .objects()
                        .stream()
                        .map(one -> one.id("id"))
                        .findFirst()
                        .orElseThrow();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Found scan(InputStream octets) {
        looks++;
        try {
            return octets.readAllBytes().length > 0 ? says : Found.NO_ANSWER;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aCleanFileIsGivenOnceItWasLookedAt() throws IOException {
        try (InputStream octets = stage.hospital.document(exchange, document, Rehearsal.EXPERT)) {
            assertThat(octets.readAllBytes()).isNotEmpty();
        }
        assertThat(looks).isEqualTo(1);
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void malwareStaysSealedAndAlarmsItsPeople() {
        says = Found.MALWARE;

        refused(FlowRefusal.DOCUMENT_INFECTED);

        assertThat(stage.hospital.health().alarms().stream().map(AlarmRow::code))
                .contains("flow.document-infected");
        assertThat(readings()).isZero();
    }

    @Test
    void withoutAnAnswerNobodyGetsItUntilThereIsOne() throws IOException {
        says = Found.NO_ANSWER;
        refused(FlowRefusal.SCAN_AWAITED);
        assertThat(readings()).isZero();

        says = Found.NOTHING;
        aCleanFile();
    }

    private void aCleanFile() throws IOException {
        try (InputStream octets = stage.hospital.document(exchange, document, Rehearsal.EXPERT)) {
            assertThat(octets.readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void whoMayNotReadItLearnsNothingOfIt() {
        says = Found.MALWARE;

        assertThatThrownBy(() -> stage.hospital.document(exchange, document, Rehearsal.GP))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FlowRefusal.NOT_A_MEMBER));
        assertThat(looks).isZero();
    }

    private void refused(FlowRefusal code) {
        assertThatThrownBy(() -> stage.hospital.document(exchange, document, Rehearsal.EXPERT))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private long readings() {
        return stage.hospital.view(exchange).entries().stream()
                .filter(entry ->
                        entry.event() instanceof Event.Remark remark && remark.kind() == Event.Remark.Kind.READ)
                .count();
    }
}
