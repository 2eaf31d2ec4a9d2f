package org.passerelle.specs.bench;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code passerelle bench}: lists the benches. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {SealBenchCommand.class, ClockBenchCommand.class, ConsoleBenchCommand.class},
        description = "Measures Passerelle on this machine. Without a name, lists the benches.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a contender failed", "2:wrong usage"})
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
        return 0;
    }
}
