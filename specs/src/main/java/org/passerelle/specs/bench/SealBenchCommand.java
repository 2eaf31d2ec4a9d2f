package org.passerelle.specs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerelle bench seal}. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description =
                "Seals and opens letters of 10 KB, 1 MB and 50 MB, in turn with Bouncy Castle's S/MIME generators, the Direct"
                        + " Project's agent and the openssl cms commands, each in a process of its own; tells letters or megabytes per"
                        + " second of processor time, medians. Ours judges the whole letter, its certificate path included; the others"
                        + " verify the signature alone.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:a contender failed; its complaints are on standard error", "2:wrong usage"})
final class SealBenchCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int COMPLAINTS = 4_000;

    @Option(names = "--quick", description = "Small letters and one round: to see that everything runs, not how fast.")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each works at each size (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--libraries",
            paramLabel = "DIR",
            defaultValue = "target/bench",
            description = "Where the others' libraries are, or are fetched to by Maven (${DEFAULT-VALUE}).")
    private Path libraries = Path.of("target/bench");

    @Option(names = "--offline", description = "Fetch nothing: leave out whose libraries are not there.")
    private boolean offline;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("passerelle-bench").toAbsolutePath();
        PrintWriter console = spec().commandLine().getOut();
        try {
            measure(folder, console);
            return 0;
        } catch (IOException failed) {
            PrintWriter err = spec().commandLine().getErr();
            err.println(failed.getMessage());
            err.println(complaints(folder));
            err.flush();
            return FAILED;
        } finally {
            remove(folder);
        }
    }

    private void measure(Path folder, PrintWriter console) throws IOException {
        new Machine().lines().forEach(console::println);
        BenchKeys keys = BenchKeys.in(folder, InstantSource.system(), new SecureRandom());
        List<Contender> contenders = new Contenders(keys, new Libraries(libraries, offline), console).all();
        try {
            new SealBench(contenders, quick ? 1 : rounds, console).run(quick ? SealBench.QUICK : SealBench.SIZES);
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private static String complaints(Path folder) throws IOException {
        Path file = folder.resolve("complaints");
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(Math.max(0, text.length() - COMPLAINTS));
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("the command is run by its command line");
        }
        return spec;
    }
}
