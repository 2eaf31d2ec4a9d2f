package org.passerelle.specs.sandbox;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.passerelle.gateway.House;
import org.passerelle.specs.sandbox.world.Folders;
import org.passerelle.specs.sandbox.world.Houses;
import org.passerelle.specs.sandbox.world.SandboxClock;

/** A hospital, two practices and a mail server that run until they are closed. */
public final class Sandbox implements AutoCloseable {
    /** How long a link serves, by the sandbox's clock. */
    private static final Duration LASTING = Duration.ofDays(3650);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long LONGEST_STOP = 30;

    private final Houses houses;
    private final ScheduledExecutorService turning;
    private final SandboxClock clock;

    private Sandbox(Houses houses, ScheduledExecutorService turning, SandboxClock clock) {
        this.houses = houses;
        this.turning = turning;
        this.clock = clock;
    }

    /**
     * What is played.
     *
     * @param weeks of history
     * @param seed the same plays the same history
     * @param speed minutes in a minute
     * @param port of the hospital's pages, the practice's on the next; 0 for any free ones
     */
    public record Wish(int weeks, long seed, int speed, int port) {
        /** As it is started without options. */
        public static final Wish USUAL = new Wish(3, 28, 1, 0);
    }

    /**
     * Who may log in by which link.
     *
     * @param who in French
     * @param english the same in English
     * @param address the link
     */
    public record Link(String who, String english, String address) {}

    /**
     * Opens houses with that past and lets them run on from its end.
     *
     * @param folder where they keep themselves; empty or not there
     */
    static Sandbox open(Path folder, Past past, Wish wish, LongSupplier nanos) {
        Folders.copy(past.folder(), folder);
        var clock = new SandboxClock(past.end(), nanos);
        Houses houses = Houses.open(folder, clock, new SecureRandom(), wish.port());
        clock.run(past.end(), wish.speed());
        houses.hospital().node().start();
        houses.saulx().node().start();
        ScheduledExecutorService turning = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "passerelle-sandbox");
            thread.setDaemon(true);
            return thread;
        });
        turning.scheduleWithFixedDelay(() -> turn(houses), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return new Sandbox(houses, turning, clock);
    }

    /** A turn that fails does not stop the next. */
    private static void turn(Houses houses) {
        try {
            houses.ornain().step();
        } catch (RuntimeException failed) {
            System.getLogger(Sandbox.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "a turn failed: " + failed.getClass().getName());
        }
    }

    /** What time it is in it. */
    Instant now() {
        return clock.instant();
    }

    /** Whoever may be played, those of the tour first. */
    public List<Link> links() {
        House hospital = houses.hospital();
        return List.of(
                link(houses.saulx(), "cabinet", "medecin", "Médecin : Dr Jeanne Leclerc, cabinet de la Saulx", "GP"),
                link(hospital, "expert", "expert", "Expert : Dr Paul Renard, dermatologie", "Expert (dermatology)"),
                link(
                        hospital,
                        "coordination",
                        "coordination",
                        "Coordination : Claire Morel, les trois lignes",
                        "Coordinator"),
                link(hospital, "audit", "audit", "Audit : Anne Briot", "Auditor"),
                link(hospital, "exploitation", "exploitation", "Exploitation : Omar Kieffer", "Operator"));
    }

    private static Link link(House house, String host, String account, String who, String english) {
        String path = house.invite(account, LASTING).orElseThrow();
        return new Link(
                who,
                english,
                "https://" + host + ".localhost:" + house.consolePort().orElseThrow() + path);
    }

    /** Stops everything that was begun; ports and the folder are free afterwards. */
    @Override
    public void close() {
        turning.shutdown();
        try {
            if (!turning.awaitTermination(LONGEST_STOP, TimeUnit.SECONDS)) {
                turning.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            turning.shutdownNow();
            Thread.currentThread().interrupt();
        }
        houses.close();
    }
}
