package org.passerelle.specs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerelle bench console}. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description =
                "Opens a gateway with 10,000 open requests and asks it for the console's pages over TLS on the loopback; tells the"
                        + " milliseconds of each, medians and the 95th of a hundred, as ratios to a style sheet that the same"
                        + " gateway serves between them, what an expert waits for in all from the list to an answer that left, and"
                        + " until a recording of eight hours and eight channels is seen that nobody has opened yet.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "2:wrong usage"})
final class ConsoleBenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "Few requests and rounds: to see that everything runs, not how fast.")
    private boolean quick;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("passerelle-bench").toAbsolutePath();
        PrintWriter console = spec().commandLine().getOut();
        try {
            new Machine().lines().forEach(console::println);
            ConsoleBench.Plan plan = quick ? ConsoleBench.QUICK : ConsoleBench.USUAL;
            try (var house = ConsoleHouse.open(folder, plan, new SecureRandom())) {
                new ConsoleBench(plan, System::nanoTime, console).run(house);
            }
            return 0;
        } finally {
            SealBenchCommand.remove(folder);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("the command is run by its command line");
        }
        return spec;
    }
}
