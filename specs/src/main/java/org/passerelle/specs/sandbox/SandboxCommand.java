package org.passerelle.specs.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.Refused;
import org.passerelle.specs.sandbox.world.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passerelle sandbox}. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a hospital with three lines, a practice that you play in a browser, another that embeds the SDK, and a simulated mail"
                    + " server, all on this machine and all made up, with some weeks behind them. Prints links that log in, and runs"
                    + " until Ctrl-C. docs/tour.md is a tour of ten minutes.",
            "It begins on a Tuesday at ten in the morning, when the lines are open. Those weeks are written once, with the first build;"
                    + " after another build, or with other --weeks or another --seed, the next start writes them, which takes a minute"
                    + " or two."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped", "1:refused; the code is on standard error", "2:wrong usage"})
public final class SandboxCommand implements Callable<Integer> {
    static final int MOST_WEEKS = 12;
    static final int MOST_SPEED = 1440;

    private static final int REFUSED = 1;
    private static final int MOST_PORT = 65_534;
    private static final double NANOS = 1e9;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Keep the folders there, which must be empty or not exist; otherwise they are temporary and removed at the end.")
    private @Nullable Path out;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Minutes in a minute, 1 to " + MOST_SPEED + " (${DEFAULT-VALUE}).")
    private int speed = 1;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            defaultValue = "3",
            description = "Weeks behind it, 0 to " + MOST_WEEKS + " (${DEFAULT-VALUE}); 0 is what is open alone.")
    private int weeks = 3;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "28",
            description = "The same number makes up the same requests and answers (${DEFAULT-VALUE}).")
    private long seed = 28;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Port of the hospital's pages, the practice's on the next one; 0 takes any free ones (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--past",
            paramLabel = "DIR",
            description = "Where the weeks that were written are kept (a folder of the build).")
    private @Nullable Path past;

    @Option(names = "--prepare", description = "Write those weeks, open the houses once, and end.")
    private boolean prepare;

    @Spec
    private @Nullable CommandSpec spec;

    private final Ending ending = new Ending();

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(speed >= 1 && speed <= MOST_SPEED, "--speed: 1 to " + MOST_SPEED + ", not " + speed);
        require(weeks >= 0 && weeks <= MOST_WEEKS, "--weeks: 0 to " + MOST_WEEKS + ", not " + weeks);
        require(port >= 0 && port <= MOST_PORT, "--port: 0 to " + MOST_PORT + ", not " + port);
        Path given = out;
        require(given == null || isFree(given), "--out: a folder that is empty or not there; not " + given);
        PrintWriter err = spec().commandLine().getErr();
        try {
            play(given);
            return 0;
        } catch (CancellationException stopped) {
            return 0;
        } catch (Refused refused) {
            err.println(refused.refusal());
            err.flush();
            return REFUSED;
        }
    }

    private void play(@Nullable Path given) throws IOException, InterruptedException {
        Path work = given == null || past == null ? Files.createTempDirectory("passerelle-sandbox") : null;
        // a temporary folder goes with Ctrl-C, whenever that comes
        ending.listen();
        try {
            Path folder = given == null ? requireWork(work).resolve("sandbox") : given;
            Path kept = past == null ? requireWork(work).resolve("past") : past;
            var wish = new Sandbox.Wish(weeks, seed, speed, port);
            Past before = Past.of(kept, wish, Instant.now(), System::nanoTime, this::tell);
            run(folder, before, wish);
        } finally {
            if (work != null) {
                Folders.delete(work);
            }
            ending.ended();
        }
    }

    private void run(Path folder, Past before, Sandbox.Wish wish) throws InterruptedException {
        long started = System.nanoTime();
        PrintWriter console = spec().commandLine().getOut();
        try (var sandbox = Sandbox.open(folder, before, wish, System::nanoTime)) {
            if (prepare) {
                return;
            }
            Welcome.lines(sandbox, folder, (System.nanoTime() - started) / NANOS)
                    .forEach(console::println);
            console.flush();
            ending.await();
            console.println("Arrêt, quelques secondes la première fois… / Stopping, some seconds the first time…");
            console.flush();
        }
    }

    private void tell(int number, int of) {
        if (ending.isWanted()) {
            throw new CancellationException();
        }
        PrintWriter console = spec().commandLine().getOut();
        console.println(
                "L'historique s'écrit : " + number + " sur " + of + " / writing the past: " + number + " of " + of);
        console.flush();
    }

    private static Path requireWork(@Nullable Path work) {
        if (work == null) {
            throw new IllegalStateException("there is a temporary folder where one is needed");
        }
        return work;
    }

    private static boolean isFree(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException noFolder) {
            return false;
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec().commandLine(), otherwise);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("the command is run by its command line");
        }
        return spec;
    }
}
