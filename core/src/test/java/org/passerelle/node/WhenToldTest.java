package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.party.PersonId;
import org.passerelle.sla.Closure;

/** Nobody is told anything while they are away, nor in their quiet hours what can wait. */
class WhenToldTest {
    private static final PersonId EXPERT = LinesTest.EXPERT;

    @TempDir
    Path folder;

    private Rehearsal houses;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 47);
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("kept").withKeptLines());
    }

    @AfterEach
    void close() {
        houses.close();
    }

    private OwnLines lines() {
        return houses.hospital.books();
    }

    private Id requested() {
        Id avis = houses.request();
        houses.settle();
        return avis;
    }

    @Test
    void whoIsAwayIsToldNothing() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        lines().change(Rehearsal.LINE, 1, EXPERT, new LineChange.Away(EXPERT, new Closure(day, day)));
        Id avis = requested();
        assertThat(notices()).isEmpty();
        assertThat(houses.hospital.view(avis).remarks(Kind.TOLD))
                .singleElement()
                .satisfies(told -> assertThat(told.text("who")).isEqualTo(LinesTest.COORDINATOR.number()));
        houses.advance(Duration.ofHours(20)); // the next day, and the warning's time
        assertThat(notices()).hasSize(1);
    }

    @Test
    void quietHoursHoldBackWhatCanWaitAndEndWithOneNotice() {
        Json.Obj quiet =
                Json.object().put("from", "09:00").put("until", "10:00").build();
        Json.Obj fields = Json.object().put("quiet", quiet).build();
        lines().change(Rehearsal.LINE, 1, EXPERT, new LineChange.Changed(EXPERT, fields));
        requested(); // at half past nine in Paris
        requested();
        assertThat(notices()).isEmpty();
        houses.advance(Duration.ofMinutes(29));
        assertThat(notices()).isEmpty();
        houses.advance(Duration.ofMinutes(1));
        assertThat(notices()).singleElement().satisfies(mail -> assertThat(mail).contains("heures calmes"));
        requested();
        assertThat(notices()).hasSize(2);
    }

    private List<String> notices() {
        return houses.mail.crossed().stream()
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(mail -> mail.contains("\r\nTo: " + Rehearsal.EXPERT_MAIL.value() + "\r\n"))
                .toList();
    }
}
