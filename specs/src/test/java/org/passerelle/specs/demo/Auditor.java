package org.passerelle.specs.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.gateway.cli.Cli;
import org.passerelle.gateway.cli.Console;
import org.passerelle.node.NodeSettings;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;

/** Somebody who runs {@code passerelle trace verify} on what a play left. */
public final class Auditor {
    private Auditor() {}

    /** What a command said. */
    public record Ran(int code, String out, String err) {}

    /** Runs it with these words, and the anchors that were left. */
    public static Ran verify(Path left, String... words) {
        List<String> all = new ArrayList<>(List.of("trace", "verify"));
        all.addAll(List.of(words));
        all.addAll(List.of("--anchors", left.resolve("keys/anchors.pem").toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        var world = new NodeSettings.World(
                InstantSource.fixed(Cast.at("2026-11-26T09:00")), new SeededRandom(1, "auditor"));
        int code = new Cli(
                        console,
                        world,
                        name -> Optional.empty(),
                        settings -> {},
                        settings -> {
                            throw new AssertionError("an auditor has no ledger");
                        },
                        settings -> List.of())
                .run(all.toArray(String[]::new));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
