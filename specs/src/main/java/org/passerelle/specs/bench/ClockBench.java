package org.passerelle.specs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.passerelle.refusal.HouseBug;

/** What a tick costs with so many due among so many open exchanges; the medians of one run, and their ratios, tell. */
final class ClockBench {
    /**
     * How it is measured.
     *
     * @param open how many exchanges wait, from few to many
     * @param due how many come due in a tick, from few to many
     * @param rounds ticks of each, and a hundred times as many of those with nothing due
     */
    record Plan(List<Integer> open, List<Integer> due, int rounds) {
        Plan {
            open = List.copyOf(open);
            due = List.copyOf(due);
        }
    }

    /** As {@code docs/benchmarks.md} is made. */
    static final Plan USUAL = new Plan(List.of(10_000, 1_000_000), List.of(0, 10, 1_000), 3);
    /** To see that everything runs. */
    static final Plan QUICK = new Plan(List.of(100, 1_000), List.of(0, 2, 10), 1);

    private static final int IDLE_TICKS = 100;
    private static final int WARM = 10;
    private static final double MICROSECONDS = 1e3;

    private final Plan plan;
    private final SecureRandom random;
    private final LongSupplier nanos;
    private final PrintWriter console;

    ClockBench(Plan plan, SecureRandom random, LongSupplier nanos, PrintWriter console) {
        this.plan = plan;
        this.random = random;
        this.nanos = nanos;
        this.console = console;
    }

    /** Each store that there is, in a folder of its own under this one. */
    void run(Path folder) throws IOException {
        store("SQLite", folder);
    }

    private void store(String name, Path folder) throws IOException {
        Map<Integer, Map<Integer, Double>> measured = new LinkedHashMap<>();
        Map<Integer, Double> telling = new LinkedHashMap<>();
        for (int open : plan.open()) {
            Path home = Files.createDirectories(folder.resolve(name + "-" + open));
            try (OpenExchanges exchanges = new OpenExchanges(home, random)) {
                exchanges.waiting(open);
                warm(exchanges);
                measured.put(open, measure(exchanges));
                telling.put(open, telling(exchanges));
            }
        }
        print(name, measured);
        print(telling);
    }

    /** Lets compilers and caches come to rest. */
    private void warm(OpenExchanges exchanges) {
        for (int round = 0; round < WARM; round++) {
            measure(exchanges, plan.due().get(1));
            measure(exchanges, 0);
        }
    }

    /** Microseconds of one tick, by how many are due. */
    private Map<Integer, Double> measure(OpenExchanges exchanges) {
        Map<Integer, List<Double>> samples = new LinkedHashMap<>();
        for (int round = 0; round < plan.rounds(); round++) {
            for (int due : plan.due()) {
                samples.computeIfAbsent(due, none -> new ArrayList<>()).add(measure(exchanges, due));
            }
        }
        Map<Integer, Double> medians = new LinkedHashMap<>();
        samples.forEach((due, times) -> medians.put(due, SealBench.median(times)));
        return medians;
    }

    /** The same of the most that are due, each of which tells one person by mail. */
    private double telling(OpenExchanges exchanges) {
        exchanges.telling(true);
        measure(exchanges, plan.due().get(1));
        List<Double> samples = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            samples.add(measure(exchanges, most()));
        }
        if (exchanges.mails() < most()) {
            throw new HouseBug("each tells somebody");
        }
        exchanges.telling(false);
        return SealBench.median(samples);
    }

    private int most() {
        return plan.due().get(plan.due().size() - 1);
    }

    private double measure(OpenExchanges exchanges, int due) {
        exchanges.due(due);
        int ticks = due == 0 ? IDLE_TICKS : 1;
        int found = 0;
        long before = nanos.getAsLong();
        for (int tick = 0; tick < ticks; tick++) {
            found += exchanges.ticks();
        }
        long spent = nanos.getAsLong() - before;
        if (found < due) {
            throw new HouseBug("what is due is found");
        }
        exchanges.forget();
        return spent / MICROSECONDS / ticks;
    }

    private void print(String name, Map<Integer, Map<Integer, Double>> measured) {
        int few = plan.open().get(0);
        console.println();
        console.println(line(
                name + ": one tick, µs",
                plan.open().stream().map(open -> open + " open").toList(),
                "ratio"));
        for (int due : plan.due()) {
            List<String> cells = plan.open().stream()
                    .map(open -> number(measured.getOrDefault(open, Map.of()).getOrDefault(due, Double.NaN)))
                    .toList();
            console.println(line("  " + due + " due", cells, ratio(measured, due, few)));
        }
        int some = plan.due().get(1);
        int many = plan.due().get(2);
        List<String> each = plan.open().stream()
                .map(open -> number(perDue(measured, open, many) / perDue(measured, open, some)))
                .toList();
        console.println(line("  each of " + many + " : each of " + some, each, ""));
        console.flush();
    }

    private void print(Map<Integer, Double> telling) {
        List<String> cells = telling.values().stream().map(ClockBench::number).toList();
        double few = telling.getOrDefault(plan.open().get(0), Double.NaN);
        double many = telling.getOrDefault(plan.open().get(plan.open().size() - 1), Double.NaN);
        console.println(line("  " + most() + " due, each one mail", cells, number(many / few)));
        console.flush();
    }

    private String ratio(Map<Integer, Map<Integer, Double>> measured, int due, int few) {
        int most = plan.open().get(plan.open().size() - 1);
        return number(cell(measured, most, due) / cell(measured, few, due));
    }

    private static double perDue(Map<Integer, Map<Integer, Double>> measured, int open, int due) {
        return cell(measured, open, due) / due;
    }

    private static double cell(Map<Integer, Map<Integer, Double>> measured, int open, int due) {
        return measured.getOrDefault(open, Map.of()).getOrDefault(due, Double.NaN);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    private static String line(String first, List<String> cells, String last) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%-28s", first));
        cells.forEach(cell -> line.append(String.format(Locale.ROOT, "%18s", cell)));
        return line.append(String.format(Locale.ROOT, "%10s", last)).toString();
    }
}
