package org.passerelle.specs.killed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.refusal.Refused;

/**
 * What a process is told and answers: one order a line on standard input, {@code INSTANT WORD ARGUMENT…}, and one answer a line on
 * standard output, {@code done …}, {@code refused CODE} or {@code broken KIND}, once all that the order causes is durable. The
 * orders' instants are the process's clock.
 */
final class Orders implements InstantSource {
    static final String DONE = "done";
    static final String STOP = "stop";

    private final Map<String, Order> known = new LinkedHashMap<>();
    private volatile Instant now;

    Orders(Instant start) {
        this.now = start;
    }

    /** Carries one order out and tells its result. */
    @FunctionalInterface
    interface Order {
        String carryOut(List<String> arguments) throws IOException;
    }

    Orders on(String word, Order order) {
        known.put(word, order);
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Obeys until it is told to stop or nobody is there any more. */
    void obey() throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.println(DONE);
            String line = in.readLine();
            while (line != null && !line.endsWith(" " + STOP)) {
                out.println(answer(List.of(line.split(" "))));
                line = in.readLine();
            }
        }
    }

    private String answer(List<String> words) {
        now = Instant.parse(words.get(0));
        Order order = known.get(words.get(1));
        try {
            return order == null
                    ? "broken unknown-order"
                    : (DONE + " " + order.carryOut(words.subList(2, words.size()))).strip();
        } catch (Refused refused) {
            return "refused " + refused.code().code();
        } catch (IOException | RuntimeException broken) {
            broken.printStackTrace(System.err);
            return "broken " + broken.getClass().getName();
        }
    }
}
