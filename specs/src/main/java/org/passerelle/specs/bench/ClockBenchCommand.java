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

/** {@code passerelle bench clock}. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description =
                "Turns the clocks with 0, 10 and 1,000 exchanges due among 10,000 and among 1,000,000 that are open, on each store;"
                        + " tells the microseconds of one tick, medians, and their ratios: waiting costs nothing where they are near 1.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "2:wrong usage"})
final class ClockBenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "Few exchanges and one round: to see that everything runs, not how fast.")
    private boolean quick;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("passerelle-bench").toAbsolutePath();
        PrintWriter console = spec().commandLine().getOut();
        try {
            new Machine().lines().forEach(console::println);
            new ClockBench(quick ? ClockBench.QUICK : ClockBench.USUAL, new SecureRandom(), System::nanoTime, console)
                    .run(folder);
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
