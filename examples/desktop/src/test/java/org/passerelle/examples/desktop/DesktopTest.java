package org.passerelle.examples.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program asks, follows and reads, on a virtual screen where there is one. */
class DesktopTest {
    private static final long LONGEST = 120;

    @TempDir
    Path folder;

    @Test
    void aDoctorAsksWithAPhotographAndReadsTheAnswer() throws Exception {
        try (Screen screen = Screen.open()) {
            Path said = folder.resolve("said");
            var command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DesktopStory.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            command.environment().put("DISPLAY", screen.name());
            Process story = command.start();
            try {
                assertThat(story.waitFor(LONGEST, TimeUnit.SECONDS)).isTrue();
            } finally {
                story.destroyForcibly();
            }
            assertThat(Files.readString(said, StandardCharsets.UTF_8)).endsWith("played\n");
            assertThat(story.exitValue()).isZero();
        }
    }

    @Test
    void theExampleFilesAreRead() throws IOException {
        assertThat(Records.read(Path.of("patients.example.csv"))).hasSize(2);
        assertThat(Files.readString(Path.of("office.example.properties"), StandardCharsets.UTF_8))
                .contains("patients=patients.example.csv");
    }

    /** A screen in memory, which another program draws. */
    private record Screen(Process server, String name) implements AutoCloseable {
        static Screen open() throws IOException {
            boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                    .anyMatch(place -> Files.isExecutable(Path.of(place, "Xvfb")));
            assumeTrue(there, "no virtual screen here: Xvfb is not installed");
            Process server = new ProcessBuilder(
                            List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String number = server.inputReader(StandardCharsets.US_ASCII).readLine();
            assumeTrue(number != null, "no virtual screen here: Xvfb does not start");
            return new Screen(server, ":" + number);
        }

        @Override
        public void close() {
            server.destroy();
        }
    }
}
