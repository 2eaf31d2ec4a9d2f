package org.passerelle.node;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.passerelle.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node's threads: each wheel is one {@code step}, turned at its pace and never twice at once. */
final class Clockwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final ScheduledExecutorService threads;
    private final Map<String, String> failing = new ConcurrentHashMap<>();

    /**
     * One thing to be done again and again.
     *
     * @param name for the thread and the log
     * @param pause between two turns
     * @param step one turn; tells whether there is more to be done at once
     */
    record Wheel(String name, Duration pause, BooleanSupplier step) {
        /** One that rests after each turn. */
        static Wheel of(String name, Duration pause, Runnable step) {
            return new Wheel(name, pause, () -> {
                step.run();
                return false;
            });
        }
    }

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

    /** A turn that fails, whatever way, is shown in the node's health, logged by its kind alone, and does not stop the wheel. */
    private void turn(Wheel wheel) {
        try {
            while (wheel.step().getAsBoolean() && !threads.isShutdown()) {
                failing.remove(wheel.name());
            }
            failing.remove(wheel.name());
        } catch (Throwable failed) {
            String cause = failed instanceof Refused refused
                    ? refused.code().code()
                    : failed.getClass().getName();
            if (!cause.equals(failing.put(wheel.name(), cause))) {
                LOG.error("a turn failed; wheel={} cause={}", wheel.name(), cause);
            }
        }
    }

    /** The wheels whose last turn failed, with the code or the kind of what stopped it. */
    Map<String, String> failing() {
        return Map.copyOf(failing);
    }

    /** No turn begins any more. */
    void stop() {
        threads.shutdown();
    }

    /** Waits for the turns that have begun. */
    @Override
    public void close() {
        stop();
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
