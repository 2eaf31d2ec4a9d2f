package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.MemoryMail.Fault;

/** What may happen to letters and receipts between two whole nodes, and what both end up knowing all the same. */
class LettersOnTheirWayTest extends TwoHouses {
    LettersOnTheirWayTest() {
        super(11);
    }

    @Test
    void doubledLettersHaveOneEffect() {
        houses.mail.faults(octets -> Fault.DOUBLED);
        Id avis = requested();
        act(avis, "take", EMPTY);
        act(avis, "answer", AvisContent.answer("advice-only"));
        assertThat(types(houses.practice, avis))
                .containsExactly("StepDone", "ClockStarted", "StepDone", "StepDone", "ClockStopped");
        agree(avis);
    }

    @Test
    void aLostLetterIsSentAgainUntilItsReceiptCame() {
        var count = new AtomicInteger();
        houses.mail.faults(octets -> count.incrementAndGet() == 1 ? Fault.LOST : Fault.NONE);
        Id avis = requested();
        assertThat(houses.hospital.row(avis)).isEmpty();
        houses.advance(Duration.ofHours(5));
        assertThat(state(houses.hospital, avis)).isEqualTo("requested");
        agree(avis);
    }

    @Test
    void lettersThatOvertakeWaitForTheOneBefore() {
        Id avis = requested();
        var kept = new AtomicInteger();
        houses.mail.faults(octets -> kept.getAndIncrement() == 0 ? Fault.KEPT_BACK : Fault.NONE);
        houses.hospital.take(avis, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY));
        houses.hospital.step();
        houses.hospital.take(avis, Rehearsal.order("answer", Rehearsal.EXPERT, AvisContent.answer("advice-only")));
        houses.hospital.step();
        houses.practice.step();
        assertThat(state(houses.practice, avis)).isEqualTo("requested");
        houses.mail.release();
        houses.settle();
        houses.advance(Duration.ofHours(5));
        assertThat(state(houses.practice, avis)).isEqualTo("answered");
        agree(avis);
    }

    @Test
    void aMailServerThatIsAwayStopsNeitherTheNodeNorItsClock() {
        Id avis = requested();
        houses.mail.down(true);
        houses.advance(Duration.ofHours(25));
        assertThat(types(houses.hospital, avis)).contains("ClockBreached");
        houses.mail.down(false);
        houses.advance(Duration.ofHours(2));
        assertThat(houses.practice.view(avis).row().breached()).isTrue();
        agree(avis);
    }

    @Test
    void putsStrangersLettersApartAndSaysNothingOutside() {
        int before = houses.mail.crossed().size();
        byte[] foreign =
                "From: a@b.fr\r\nTo: x@y.fr\r\nSubject: bonjour\r\n\r\nbonjour\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(houses.hospital.accept(new ByteArrayInputStream(foreign), Rehearsal.LINE))
                .isInstanceOf(ReceiveMail.Taken.Foreign.class);
        houses.request();
        houses.practice.step();
        byte[] letter =
                houses.mail.crossed().get(houses.mail.crossed().size() - 1).clone();
        letter[letter.length - 200] ^= 1;
        assertThat(houses.hospital.accept(new ByteArrayInputStream(letter), Rehearsal.LINE))
                .isInstanceOf(ReceiveMail.Taken.Quarantined.class);
        assertThat(houses.hospital.quarantine(10)).hasSize(1);
        assertThat(houses.mail.crossed()).hasSize(before + 1);
    }

    @Test
    void aReceiptIsNeverAnsweredEvenWhenItIsRefused() {
        houses.request();
        houses.practice.step();
        houses.practice.close();
        houses.practice = houses.openPractice("reinstalled");
        houses.settle();
        int crossed = houses.mail.crossed().size();
        houses.settle();
        assertThat(houses.mail.crossed()).hasSize(crossed);
        assertThat(houses.practice.quarantine(10)).isNotEmpty();
    }

    @Test
    void aPracticeThatWasReinstalledDoesNotStopTheLineForOthers() {
        Id before = requested();
        act(before, "take", EMPTY);
        houses.practice.close();
        houses.practice = houses.openPractice("reinstalled");
        houses.settle();
        Id after = requested();
        assertThat(state(houses.hospital, after)).isEqualTo("requested");
        houses.advance(Duration.ofHours(5));
        assertThat(houses.hospital.row(after)).isPresent();
        agree(after);
    }

    @Test
    void aLetterThatWasGivenUpLeavesNoHoleInItsStream() {
        Id avis = requested();
        houses.mail.faults(octets -> Fault.LOST);
        houses.hospital.take(avis, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY));
        houses.hospital.step();
        for (int day = 0; day < 32; day++) {
            houses.clock.advance(Duration.ofDays(1));
            houses.hospital.step();
        }
        houses.mail.faults(octets -> Fault.NONE);
        act(avis, "answer", AvisContent.answer("advice-only"));
        houses.advance(Duration.ofHours(5));
        assertThat(state(houses.practice, avis)).isEqualTo("answered");
        agree(avis);
    }
}
