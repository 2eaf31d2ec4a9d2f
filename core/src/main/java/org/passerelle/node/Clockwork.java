package org.passerelle.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node's threads: each wheel is one {@code step}, turned at its pace and never twice at once. */
final class Clockwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final ScheduledExecutorService threads;

    /**
     * One thing to be done again and again.
     *
     * @param name for the thread and the log
     * @param pause between two turns
     * @param step one turn
     */
    record Wheel(String name, Duration pause, Runnable step) {}

    Clockwork(List<Wheel> wheels) {
        this.threads = Executors.newScheduledThreadPool(Math.max(1, wheels.size()), runnable -> {
            var thread = new Thread(runnable, "passerelle-node");
            thread.setDaemon(true);
            return thread;
        });
        for (Wheel wheel : wheels) {
            threads.scheduleWithFixedDelay(() -> turn(wheel), 0, wheel.pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A turn that fails is logged by its kind alone and does not stop the wheel. */
    private static void turn(Wheel wheel) {
        try {
            wheel.step().run();
        } catch (RuntimeException failed) {
            LOG.error(
                    "a turn failed; wheel={} cause={}",
                    wheel.name(),
                    failed.getClass().getName());
            LOG.debug("a turn failed", failed);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
