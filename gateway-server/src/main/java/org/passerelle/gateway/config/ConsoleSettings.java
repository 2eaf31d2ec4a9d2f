package org.passerelle.gateway.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Pages for people.
 *
 * @param accounts the file of those who may log in
 * @param idle how long a session lives unused
 * @param longest how long in all
 */
public record ConsoleSettings(String bind, int port, Path accounts, Duration idle, Duration longest) {
    private static final int PORT = 8444;
    private static final int MOST_PORT = 65_535;
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    static ConsoleSettings read(YamlKeys keys, Path folder) {
        return new ConsoleSettings(
                keys.text("bind", "127.0.0.1"),
                keys.whole("port", PORT, 0, MOST_PORT),
                keys.path("accounts", folder),
                keys.duration("idle", IDLE),
                keys.duration("longest", LONGEST));
    }
}
