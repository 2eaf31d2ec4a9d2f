package org.passerelle.seal.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands of other software, run in a folder of their own. What they say is kept in its file {@code log}. */
final class Tool {
    private static final long LONGEST_SECONDS = 60;

    private final Path folder;
    private final Map<String, String> environment;

    Tool(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** Whether a command is installed: it says its version. */
    boolean has(String... words) {
        return run("", words) == 0;
    }

    /** Runs one command, which must succeed. */
    void must(String... words) {
        mustWith("", words);
    }

    /** The same with something on standard input. */
    void mustWith(String input, String... words) {
        int code = run(input, words);
        assertThat(code).as(() -> String.join(" ", words) + "\n" + log()).isZero();
    }

    /** Runs one command and tells its exit code; negative when it is absent or does not end. */
    int run(String input, String... words) {
        try {
            Path given = Files.writeString(folder.resolve("stdin"), input);
            var builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectInput(given.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } catch (IOException absent) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void write(String name, byte[] octets) {
        try {
            Files.deleteIfExists(path(name));
            Files.write(path(name), octets);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String log() {
        return new String(read("log"), StandardCharsets.ISO_8859_1);
    }
}
