package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The node's threads turn their wheels, and end between two turns. */
class ClockworkTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aWheelWithMoreToDoIsTurnedAgainAtOnce() throws InterruptedException {
        var turns = new AtomicInteger();
        var done = new CountDownLatch(5);
        try (var clockwork = new Clockwork(List.of(new Clockwork.Wheel("busy", HOUR, () -> {
            done.countDown();
            return turns.incrementAndGet() < 5;
        })))) {
            done.await();
            assertThat(clockwork.failing()).isEmpty();
        }
        assertThat(turns).hasValue(5);
    }

    @Test
    void aWheelThatAlwaysHasMoreToDoEndsWithTheTurnInWhichItIsStopped() throws InterruptedException {
        var turns = new AtomicInteger();
        var own = new AtomicReference<Clockwork>();
        var ready = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var clockwork = new Clockwork(List.of(new Clockwork.Wheel("busy", HOUR, () -> {
            await(ready);
            if (turns.incrementAndGet() == 3) {
                own.get().stop();
                stopped.countDown();
            }
            return true;
        })));
        own.set(clockwork);
        ready.countDown();
        stopped.await();
        clockwork.close();

        assertThat(turns).hasValue(3);
    }

    @Test
    void aTurnThatFailsIsTold() throws InterruptedException {
        var turned = new CountDownLatch(2);
        try (var clockwork = new Clockwork(List.of(Clockwork.Wheel.of("broken", Duration.ofMillis(1), () -> {
            turned.countDown();
            throw new IllegalStateException("not today");
        })))) {
            turned.await(); // the second turn begins after the first was told
            assertThat(clockwork.failing()).containsEntry("broken", IllegalStateException.class.getName());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }
}
