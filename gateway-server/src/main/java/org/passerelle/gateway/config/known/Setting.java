package org.passerelle.gateway.config.known;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A key that a settings file may hold, and what it means. */
public sealed interface Setting permits ServerSetting, ConsoleSetting {

    /** All of them, as the guide lists them. */
    static List<Setting> all() {
        return Stream.<Setting>concat(Arrays.stream(ServerSetting.values()), Arrays.stream(ConsoleSetting.values()))
                .toList();
    }

    /** Its full name, {@code https.port}. */
    String path();

    /** Its default, in words; empty when it must be given, or only one of several is. */
    Optional<String> standard();

    /** What it means. */
    String sentence();
}
