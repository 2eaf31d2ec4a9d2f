package org.passerelle.specs.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.LongSupplier;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;
import org.passerelle.specs.sandbox.history.History;
import org.passerelle.specs.sandbox.world.Folders;
import org.passerelle.specs.sandbox.world.Houses;
import org.passerelle.specs.sandbox.world.SandboxClock;

/**
 * Houses as some weeks of letters left them, kept in a folder from which each start takes a copy. Its last moment is a Tuesday at ten in
 * the morning, when the lines are open.
 *
 * @param folder the houses' folders, closed
 * @param end its last moment
 */
record Past(Path folder, Instant end) {
    /** The folder of the photographs that may be attached. */
    static final String PHOTOGRAPHS = "photos";

    private static final String END = "end";
    private static final int HOUR = 10;
    private static final Duration WEEK = Duration.ofDays(7);

    /**
     * The one that is kept for these weeks and this seed; written where there is none yet.
     *
     * @param kept the folder in which all of them are kept
     * @param now by which the last Tuesday is found
     */
    static Past of(Path kept, Sandbox.Wish wish, Instant now, LongSupplier nanos, History.Progress progress) {
        Path folder = kept.resolve(wish.weeks() + "-weeks-" + wish.seed());
        if (!Files.exists(folder.resolve(END))) {
            write(folder, wish, lastTuesday(now), nanos, progress);
        }
        return new Past(folder, Instant.parse(read(folder.resolve(END))));
    }

    private static void write(
            Path folder, Sandbox.Wish wish, Instant end, LongSupplier nanos, History.Progress progress) {
        Path part = folder.resolveSibling(
                folder.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(part);
            var random = new SecureRandom();
            // people who only ask what is open now need some days behind them all the same
            Instant begin = end.minus(WEEK.multipliedBy(Math.max(2, wish.weeks())));
            var clock = new SandboxClock(begin, nanos);
            Houses.furnish(part, random, begin);
            photographs(part, wish.seed());
            try (var houses = Houses.open(part, clock, random, 0)) {
                new History(houses, clock, wish.seed()).play(wish.weeks(), end, progress);
            }
            Files.writeString(part.resolve(END), clock.instant().toString());
            if (Files.exists(folder)) {
                Folders.delete(folder);
            }
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            if (Files.exists(part)) {
                Folders.delete(part);
            }
        }
    }

    /** What whoever plays the doctor may attach. */
    private static void photographs(Path folder, long seed) {
        for (String view : List.of("gros-plan", "dermoscopie")) {
            Folders.octets(
                    folder.resolve(PHOTOGRAPHS).resolve(view + ".jpg"), DrawnLesion.jpeg(new SeededRandom(seed, view)));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The last one before that time. */
    static Instant lastTuesday(Instant now) {
        var then = now.atZone(Cast.PARIS);
        var morning = then.with(TemporalAdjusters.previousOrSame(DayOfWeek.TUESDAY))
                .toLocalDate()
                .atTime(HOUR, 0)
                .atZone(Cast.PARIS);
        return (morning.isAfter(then) ? morning.minusDays(7) : morning).toInstant();
    }
}
