package org.passerelle.specs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.refusal.Refused;

/**
 * One parser and what it owes to octets that nobody vouches for: a refusal or an answer, soon. {@code bin/fuzz} lets Jazzer choose the
 * octets; every build reads the seeds ({@link SeedsTest}), without Jazzer's agent, which an ordinary test run has no use for: that is
 * why targets are called {@code …Fuzz}, which Maven takes for no test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FuzzTarget {
    /** Most of the processor's time that one document may take. */
    public static final Duration MOST = Duration.ofSeconds(2);

    /** Largest seed, in octets: a fuzzer learns nothing from more of the same. */
    static final int LARGEST_SEED = 64 * 1024;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Documents that the parser reads, and some that it refuses: where mutation begins. */
    protected abstract List<byte[]> seeds() throws IOException;

    /**
     * Reads, and asserts what must be true of what was read.
     *
     * @throws Refused the expected "no"
     */
    protected abstract void read(byte[] octets) throws IOException;

    /** The seeds that are small enough. */
    final Stream<byte[]> start() throws IOException {
        List<byte[]> seeds =
                seeds().stream().filter(seed -> seed.length <= LARGEST_SEED).toList();
        require(!seeds.isEmpty(), "a target has seeds");
        return seeds.stream();
    }

    @MethodSource("start")
    @FuzzTest
    final void answers(byte[] octets) throws IOException {
        // what is slow once may load classes; what is slow twice is slow
        if (timed(octets) > MOST.toNanos() && timed(octets) > MOST.toNanos()) {
            throw new AssertionError("more than " + MOST.toSeconds() + " s of the processor's time");
        }
    }

    private long timed(byte[] octets) throws IOException {
        long before = THREADS.getCurrentThreadCpuTime();
        tried(() -> read(octets.clone()));
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    /** Something that reads. */
    @FunctionalInterface
    protected interface Reading {
        void read() throws IOException;
    }

    /** Reads, whether or not it is refused, so that another reader of the same octets has its turn too. */
    protected static void tried(Reading reading) throws IOException {
        try {
            reading.read();
        } catch (Refused expected) {
            require(!expected.code().code().isEmpty(), "a refusal has a code");
        }
    }

    /** What must hold of whatever was read. */
    protected static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("not so: " + rule);
        }
    }
}
