package org.passerelle.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.Exchange;
import org.passerelle.client.Exchange.Progress;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.Consent;
import org.passerelle.seal.EndorsementSeal;

/**
 * The life of an admission notice: the hospital writes first, the practice answers with what the unit should know, and the hospital
 * closes. Both nodes are real; the circuit is YAML and nothing else.
 */
class LifeOfANoticeTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Json.Obj NOTHING = Json.object().build();

    @TempDir
    private Path folder;

    private Rehearsal world;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
        world.practice();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void anAdmissionIsToldOnFridayAcknowledgedTheSameDayAndClosedByTheHospital() {
        // Friday 9:30. The unit announces the admission; one working day to be acknowledged in.
        assertThat(world.now()).isEqualTo(at("2026-11-20T09:30"));
        String id = announced();
        assertThat(world.hospital().state(id)).isEqualTo("announced");
        assertThat(world.hospital().due(id)).contains(at("2026-11-23T09:30"));
        world.settle();

        // The practice's software shows an exchange that it did not begin.
        Exchange notice = world.practice().exchange(id);
        assertThat(notice.progress()).isEqualTo(Progress.ARRIVED);
        assertThat(notice.due()).contains(at("2026-11-23T09:30"));
        assertThat(notice.opening(Invented.doctor()).orElseThrow().text("unit")).isEqualTo("Dermatologie");

        // Friday 15:00. The doctor acknowledges and tells what the unit should know; the clock stops.
        until("2026-11-20T15:00");
        notice.now()
                .step("acknowledge", Invented.doctor())
                .put("allergies", "Pénicilline")
                .send();
        world.settle();
        assertThat(world.hospital().state(id)).isEqualTo("acknowledged");
        assertThat(world.hospital().said(id, "acknowledge").text("allergies")).isEqualTo("Pénicilline");

        // Monday. Either side may close; the hospital does, and the practice's node knows that it was not its own.
        until("2026-11-23T10:00");
        world.hospital().act(id, "close", NOTHING);
        world.settle();
        assertThat(notice.now().state()).isEqualTo("closed");
        assertThat(world.hospital().decisions(id))
                .containsExactly("StepDone", "ClockStarted", "StepDone", "ClockStopped", "StepDone");
        assertThat(world.practice().health().alarms()).isEmpty();
        assertThat(world.hospital().node().health().alarms()).isEmpty();
        bothTracesHold(notice);
    }

    @Test
    void aNoticeThatNobodyAcknowledgesIsOverdueAndEndsByPhone() {
        String id = announced();
        world.settle();
        until("2026-11-23T09:29");
        assertThat(world.practice().exchange(id).overdue()).isFalse();
        until("2026-11-23T09:30");
        assertThat(world.practice().exchange(id).overdue()).isTrue();
        world.hospital()
                .act(
                        id,
                        "phoned",
                        Json.object()
                                .put("phonedTo", "Dr Jeanne Essai")
                                .put("phonedAt", world.now())
                                .build());
        world.settle();
        assertThat(world.practice().exchange(id).state()).isEqualTo("acknowledged");
    }

    @Test
    void nothingLeavesWithoutThePatientsAgreement() {
        Json.Obj refused = content().with("consent", consent(false));
        assertThatThrownBy(() -> world.hospital().begin(Rehearsal.PRACTICE, "admission-notice/1", refused))
                .hasMessageContaining("pathway.consent-refused");
        world.settle();
        assertThat(world.practice().exchanges()).isEmpty();
        assertThat(world.mail().crossings()).isEmpty();
    }

    private String announced() {
        return world.hospital().begin(Rehearsal.PRACTICE, "admission-notice/1", content());
    }

    private Json.Obj content() {
        return Json.object()
                .put("patient", PartyJson.write(Invented.patient()))
                .put("consent", consent(true))
                .put("admittedAt", world.now())
                .put("unit", "Dermatologie")
                .put("entryMode", "planned")
                .put("phone", "03 29 00 00 00")
                .build();
    }

    private Json.Obj consent(boolean given) {
        return new Consent(given, "Dr Paul Exemple", world.now(), Consent.How.ORAL).write();
    }

    /** Each house proves its own trace, without gaps. */
    private void bothTracesHold(Exchange notice) {
        var verifier = new TraceVerifier(new EndorsementSeal(world.anchors()));
        byte[] ours = notice.now().exportTrace(Invented.doctor().rpps());
        byte[] theirs = world.hospital()
                .node()
                .exportTrace(Id.parse(notice.id()), Invented.expert().rpps());
        assertThat(verifier.verify(TraceCertificate.read(ours), List.of()).entries())
                .extracting(entry -> entry.leaf().event())
                .startsWith("begun", "received", "step", "clock-started")
                .contains("receipt-written", "read", "composed", "sealed", "clock-stopped");
        assertThat(verifier.verify(TraceCertificate.read(theirs), List.of()).entries())
                .extracting(entry -> entry.leaf().event())
                .startsWith("begun", "step", "clock-started", "sealed")
                .contains("handed-over", "receipt-read", "received", "clock-stopped");
    }

    private void until(String local) {
        world.advance(Duration.between(world.now(), at(local)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }
}
