package org.passerelle.specs.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.refusal.HouseBug;

/** What the console's pages take, from the first octet asked to the last one read; ratios to a static file of the same run tell. */
final class ConsoleBench {
    /**
     * How it is measured.
     *
     * @param open how many requests are open
     * @param rounds how often each page is asked for, and half as often before it counts
     * @param stories how many requests are answered
     * @param nights how many recordings are opened, each for the first time
     */
    record Plan(int open, int rounds, int stories, int nights) {}

    /** As {@code docs/benchmarks.md} is made. */
    static final Plan USUAL = new Plan(10_000, 200, 40, 20);
    /** To see that everything runs. */
    static final Plan QUICK = new Plan(100, 2, 2, 2);

    /** Eight hours. */
    static final int NIGHT_SECONDS = 8 * 3600;

    private static final Pattern STYLES = Pattern.compile("href=\"(/assets/[0-9a-f]+/console\\.css)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"_seen\" value=\"([0-9a-f]{32})\"");
    private static final double MILLISECONDS = 1e6;
    private static final double TAIL = 0.95;
    private static final Map<String, String> ANSWER = Map.of(
            "recommendation", "advice-only",
            "advice", "Surveillance à six mois, avec une photographie de contrôle.",
            "acts", "aucun",
            "incidents", "aucun");

    private final Plan plan;
    private final LongSupplier nanos;
    private final PrintWriter console;

    ConsoleBench(Plan plan, LongSupplier nanos, PrintWriter console) {
        this.plan = plan;
        this.nanos = nanos;
        this.console = console;
    }

    void run(ConsoleHouse house) {
        BenchBrowser browser = house.browser();
        browser.login();
        String first = house.filled().exchanges().get(0);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("style sheet", found(STYLES, browser.get("/worklist")));
        pages.put("list: to do", "/worklist");
        pages.put("list: new", "/worklist?show=new");
        pages.put("list: its last page", "/worklist?page=" + lastPage());
        pages.put("list: rows alone", "/worklist/rows");
        pages.put("one request", first);
        take(browser, first);
        pages.put("a step's form", first + "/steps/answer");
        Map<String, List<Double>> taken = new LinkedHashMap<>();
        for (int round = -plan.rounds() / 2; round < plan.rounds(); round++) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                double spent = timed(() -> browser.get(page.getValue()));
                if (round >= 0) {
                    taken.computeIfAbsent(page.getKey(), none -> new ArrayList<>())
                            .add(spent);
                }
            }
        }
        print(taken);
        List<String> exchanges = house.filled().exchanges();
        stories(browser, exchanges.subList(1, exchanges.size()));
        nights(browser, house.filled().nights());
    }

    private int lastPage() {
        return Math.min(19, (plan.open() - 1) / 50);
    }

    /** From the list to the answer that is committed and waits to leave: five pages and two forms. */
    private void stories(BenchBrowser browser, List<String> exchanges) {
        List<Double> whole = new ArrayList<>();
        for (String exchange : exchanges) {
            whole.add(timed(() -> {
                browser.get("/worklist");
                browser.get(exchange);
                take(browser, exchange);
                String form = browser.get(exchange + "/steps/answer");
                Map<String, String> said = new LinkedHashMap<>(ANSWER);
                said.put("_seen", found(SEEN, form));
                browser.post(exchange + "/steps/answer", said);
                browser.get(exchange);
            }));
        }
        console.println();
        console.println(String.format(
                Locale.ROOT,
                "From the list to an answer that is sent, all pages and forms: median %.1f ms, P95 %.1f ms of %d",
                SealBench.median(whole),
                tail(whole),
                whole.size()));
        console.flush();
    }

    /** From the link on a request's page to the first five minutes' traces, as wide as a screen; then the whole night's. */
    private void nights(BenchBrowser browser, List<String> recordings) {
        List<Double> first = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        for (String recording : recordings) {
            browser.get(recording.substring(0, recording.indexOf("/recordings/")));
            first.add(timed(() -> {
                browser.get(recording);
                browser.get(recording + "/stretch?from=0&until=300&columns=1400");
            }));
            whole.add(timed(() -> browser.get(recording + "/stretch?from=0&until=" + NIGHT_SECONDS + "&columns=1400")));
        }
        console.println(String.format(
                Locale.ROOT,
                "A recording of 8 hours, %d channels, %d samples a second each: first view median %.1f ms, P95 %.1f ms;"
                        + " the whole night median %.1f ms, P95 %.1f ms of %d",
                BenchNight.CHANNELS,
                BenchNight.PER_SECOND,
                SealBench.median(first),
                tail(first),
                SealBench.median(whole),
                tail(whole),
                first.size()));
        console.flush();
    }

    private static void take(BenchBrowser browser, String exchange) {
        String page = browser.get(exchange);
        browser.post(exchange + "/steps/take", Map.of("_seen", found(SEEN, page)));
        browser.get(exchange);
    }

    private double timed(Runnable work) {
        long before = nanos.getAsLong();
        work.run();
        return (nanos.getAsLong() - before) / MILLISECONDS;
    }

    private void print(Map<String, List<Double>> taken) {
        List<Double> still = taken.getOrDefault("style sheet", List.of(Double.NaN));
        double one = SealBench.median(still);
        console.println();
        console.println(String.format(
                Locale.ROOT, "%-28s%12s%12s%12s", plan.open() + " open requests", "median ms", "P95 ms", "ratio"));
        taken.forEach((page, times) -> console.println(String.format(
                Locale.ROOT,
                "  %-26s%12.2f%12.2f%12.1f",
                page,
                SealBench.median(times),
                tail(times),
                SealBench.median(times) / one)));
        console.flush();
    }

    private static double tail(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * TAIL) - 1));
    }

    private static String found(Pattern pattern, String page) {
        Matcher match = pattern.matcher(page);
        if (!match.find()) {
            throw new HouseBug("the page has what the next one needs");
        }
        return match.group(1);
    }
}
