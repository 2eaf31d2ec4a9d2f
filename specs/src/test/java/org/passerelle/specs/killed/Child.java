package org.passerelle.specs.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One house as a process of its own, that can be killed at any moment and started again on the same folder. */
final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Duser.timezone=Pacific/Chatham",
            "-Duser.language=fr",
            "-Duser.country=FR",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    private static final String END = "";

    private final String name;
    private final Path folder;
    private final Path complaints;
    private final Class<?> main;
    private final Function<Instant, List<String>> arguments;
    private @Nullable Process process;
    private BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private int starts;

    /**
     * @param folder the node's
     * @param arguments what the main class is given to start at an instant
     */
    Child(String name, Path folder, Class<?> main, Function<Instant, List<String>> arguments) {
        this.name = name;
        this.folder = folder;
        this.complaints = folder.resolveSibling(name + ".err");
        this.main = main;
        this.arguments = arguments;
    }

    Path folder() {
        return folder;
    }

    /** Starts without waiting until it is ready. */
    void start(Instant at) {
        List<String> command = new ArrayList<>(JAVA);
        command.add(main.getName());
        command.addAll(arguments.apply(at));
        try {
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(complaints.toFile()))
                    .start();
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            var listener = new Thread(() -> listen(started, heard), name + "-listener");
            listener.setDaemon(true);
            listener.start();
            process = started;
            lines = heard;
            starts++;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    private static void listen(Process process, BlockingQueue<String> heard) {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().forEach(heard::add);
        } catch (IOException | UncheckedIOException gone) {
            // it ended: so does what it says
        } finally {
            heard.add(END);
        }
    }

    void awaitReady() {
        assertThat(heard("to start")).as(() -> said("started")).contains(Orders.DONE);
    }

    /** Gives an order; empty when the process was killed before it acknowledged. */
    Optional<String> order(Instant at, String words) {
        try {
            var out = running().getOutputStream();
            out.write((at + " " + words + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException killed) {
            // what it says next, or that it says nothing any more, tells
        }
        Optional<String> answer = heard(words);
        answer.ifPresent(
                line -> assertThat(line).as(() -> said("answered " + words)).startsWith(Orders.DONE));
        return answer.map(line -> line.substring(Orders.DONE.length()).strip());
    }

    private Optional<String> heard(String what) {
        try {
            String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(line)
                    .as(() -> said("answered nothing within " + PATIENCE + ": " + what))
                    .isNotNull();
            return Optional.of(line).filter(said -> !said.equals(END));
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /** SIGKILL; when this returns the process is no more. What it had said before can still be heard. */
    void kill() {
        // By its handle: destroying the Process itself would close the pipe that still holds acknowledgements.
        running().toHandle().destroyForcibly();
        awaitEnd();
    }

    void awaitEnd() {
        try {
            assertThat(running().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(() -> said("ended"))
                    .isTrue();
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    void restart(Instant at) {
        awaitEnd();
        start(at);
        awaitReady();
    }

    /** How often it was started. */
    int starts() {
        return starts;
    }

    private Process running() {
        Process known = process;
        if (known == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return known;
    }

    private String said(String what) {
        try {
            String text = Files.exists(complaints) ? Files.readString(complaints, StandardCharsets.UTF_8) : "";
            return name + " " + what + "; its complaints: " + text.substring(Math.max(0, text.length() - 4_000));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("stopped while waiting for a process", stopped);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd();
        }
    }
}
