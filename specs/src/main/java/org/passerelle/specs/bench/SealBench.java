package org.passerelle.specs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Letters of each size sealed and opened by each contender in turn, several rounds; the medians tell. */
final class SealBench {
    /**
     * How one size is measured.
     *
     * @param title as people call the size
     * @param octets of the entity
     * @param times letters in one round; a tenth of them for commands, each of which is started anew
     * @param warm letters before the first round, for the virtual machines to compile what they run
     */
    record Size(String title, int octets, int times, int warm) {}

    /** As {@code docs/benchmarks.md} is made. */
    static final List<Size> SIZES = List.of(
            new Size("10 KB", 10 * 1024, 300, 16_000),
            new Size("1 MB", 1024 * 1024, 60, 300),
            new Size("50 MB", 50 * 1024 * 1024, 2, 8));
    /** To see that everything runs. */
    static final List<Size> QUICK = List.of(new Size("10 KB", 10 * 1024, 5, 1), new Size("1 MB", 1024 * 1024, 1, 1));

    private static final Size NO_LETTER = new Size("No letter", 0, 300, 2_000);
    private static final double MEGABYTE = 1024 * 1024;
    private static final int LARGE = 1024 * 1024;

    private final List<Contender> contenders;
    private final int rounds;
    private final PrintWriter console;

    SealBench(List<Contender> contenders, int rounds, PrintWriter console) {
        this.contenders = contenders;
        this.rounds = rounds;
        this.console = console;
    }

    void run(List<Size> sizes) throws IOException {
        for (Size size : sizes) {
            print(size, Operation.SEAL, measure(size, Operation.SEAL));
            print(size, Operation.OPEN, measure(size, Operation.OPEN));
        }
        print(NO_LETTER, Operation.KEY, measure(NO_LETTER, Operation.KEY));
    }

    /** Seconds of processor time for one letter, by contender. */
    private Map<String, Double> measure(Size size, Operation operation) throws IOException {
        Map<String, List<Double>> samples = new LinkedHashMap<>();
        List<Contender> able =
                contenders.stream().filter(one -> one.does(operation)).toList();
        for (Contender contender : able) {
            boolean compiles = contender instanceof JavaContender;
            contender.work(operation, size.octets(), compiles ? size.warm() : 1);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : able) {
                int letters = contender instanceof JavaContender ? size.times() : Math.max(1, size.times() / 10);
                Duration spent = contender.work(operation, size.octets(), letters);
                // what took less than a tick of the process clock took half of one
                double seconds = Math.max(spent.toMillis(), 5) / 1e3 / letters;
                samples.merge(contender.name(), List.of(seconds), SealBench::both);
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        samples.forEach((name, seconds) -> medians.put(name, median(seconds)));
        return medians;
    }

    private static List<Double> both(List<Double> earlier, List<Double> later) {
        return Stream.concat(earlier.stream(), later.stream()).toList();
    }

    static double median(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private void print(Size size, Operation operation, Map<String, Double> medians) {
        boolean large = size.octets() >= LARGE;
        double ours = medians.getOrDefault(Contenders.OURS, Double.NaN);
        console.println();
        console.println(String.format(
                Locale.ROOT,
                "%s, %s%32s%20s",
                size.title(),
                operation.title(),
                large ? "MB/s" : "times/s",
                "ours is × it"));
        medians.forEach((name, seconds) -> console.println(String.format(
                Locale.ROOT,
                "  %-34s %20.1f %19.2f",
                name,
                large ? size.octets() / MEGABYTE / seconds : 1 / seconds,
                seconds / ours)));
        console.flush();
    }
}
