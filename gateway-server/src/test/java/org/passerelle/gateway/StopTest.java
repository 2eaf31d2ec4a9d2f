package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway in a process of its own that is told to end (SIGTERM). */
class StopTest {
    @TempDir
    Path folder;

    private Process serve(Station station) throws IOException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--config",
                station.path("settings.yaml"));
        command.environment().put("MAIL_PASSWORD", "secret");
        return command.redirectError(folder.resolve("log").toFile()).start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
    }

    @Test
    void endsCleanlyAndInBoundedTimeWhileAMailServerHangs() throws Exception {
        Assumptions.assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no SIGTERM here");
        var station = new Station(folder);
        try (var silent = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
            var hanging = new CompletableFuture<Socket>();
            var server = new Thread(() -> {
                try {
                    hanging.complete(silent.accept());
                } catch (IOException closed) {
                    hanging.completeExceptionally(closed);
                }
            });
            server.setDaemon(true);
            server.start();
            station.write(
                    "settings.yaml",
                    station.settings()
                            .replace(
                                    "imap: { host: localhost, port: 9",
                                    "imap: { host: 127.0.0.1, port: " + silent.getLocalPort()));
            Process process = serve(station);
            try {
                assertThat(firstLine(process)).startsWith("passerelle: serving on port ");
                hanging.get();
                process.destroy();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
        // the folder is free again, and what was written is whole
        assertThat(Ran.serve(Station.WORLD, station.path("settings.yaml")).err())
                .doesNotContain("folder-in-use");
    }
}
