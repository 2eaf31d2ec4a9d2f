package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.canon.Sha256;
import org.passerelle.client.Exchange.Progress;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;

/** Whatever befalls each mail the first time that it is sent, both sides end with the same story. */
class AdversityTest {
    /** More than the pause after which a letter without receipt goes again. */
    private static final Duration FIRST_PAUSE = Duration.ofHours(5);
    /** More than the next such pause, for a letter whose receipt was lost too. */
    private static final Duration SECOND_PAUSE = Duration.ofHours(9);

    private static final List<String> STORY =
            List.of("StepDone", "ClockStarted", "StepDone", "StepDone", "ClockStopped", "StepDone");

    @TempDir
    Path folder;

    static Stream<Adversity> adversities() {
        return Stream.of(
                new Adversity.None(),
                new Adversity.Late(Duration.ofHours(2)),
                new Adversity.Lost(),
                new Adversity.Doubled(),
                new Adversity.Tampered(3_000),
                new Adversity.Refused(451),
                new Adversity.Reordered());
    }

    @ParameterizedTest
    @MethodSource("adversities")
    void theStoryEndsTheSame(Adversity adversity) {
        try (Rehearsal world = Rehearsal.begin(folder)) {
            world.mail().rule(firstTime(adversity));
            Exchange exchange = Asked.of(world).send();
            world.advance(FIRST_PAUSE);
            world.hospital().answer(exchange.id(), "Surveillance à trois mois.");
            world.advance(FIRST_PAUSE);
            assertThat(exchange.now().answer(Invented.doctor()).orElseThrow().advice())
                    .isEqualTo("Surveillance à trois mois.");
            exchange.now().close(Invented.doctor(), "followed");
            world.advance(FIRST_PAUSE.plus(SECOND_PAUSE));

            assertThat(world.hospital().decisions(exchange.id())).isEqualTo(STORY);
            assertThat(steps(exchange.now())).containsExactly("request", "take", "answer", "close");
            assertThat(exchange.now().progress()).isEqualTo(Progress.CLOSED);
            assertThat(exchange.now().pending()).isEmpty();
            assertThat(world.practice().health().waiting()).isZero();
        }
    }

    @Test
    void aMailThatWasTamperedWithIsPutApart() {
        try (Rehearsal world = Rehearsal.begin(folder)) {
            world.mail().rule(firstTime(new Adversity.Tampered(3_000)));
            Asked.of(world).send();
            world.settle();

            assertThat(world.hospital().worklist()).isEmpty();
            assertThat(world.hospital().node().quarantine(10)).hasSize(1);
        }
    }

    @Test
    void aLetterThatTheServerNeverTakesIsShownAsUndelivered() {
        try (Rehearsal world = Rehearsal.begin(folder)) {
            world.mail().rule(crossing -> new Adversity.Refused(550));
            Exchange exchange = Asked.of(world).send();
            world.settle();

            assertThat(exchange.now().progress()).isEqualTo(Progress.UNDELIVERED);
            assertThat(world.practice().health().alarms()).isNotEmpty();
        }
    }

    /** Every mail suffers once; sent again, the same bytes arrive. */
    private static Adversity.Rule firstTime(Adversity adversity) {
        Set<Sha256> sent = new HashSet<>();
        return crossing -> sent.add(Sha256.hash(crossing.bytes())) ? adversity : new Adversity.None();
    }

    private static List<String> steps(Exchange exchange) {
        Set<String> names = Set.of("request", "take", "ask", "supply", "answer", "close", "decline", "withdraw");
        List<String> steps = new ArrayList<>();
        for (Exchange.Moment moment : exchange.moments()) {
            if (names.contains(moment.kind())) {
                steps.add(moment.kind());
            }
        }
        return steps;
    }
}
