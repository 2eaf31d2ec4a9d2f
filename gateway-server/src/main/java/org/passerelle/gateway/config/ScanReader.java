package org.passerelle.gateway.config;

import java.time.Duration;
import java.util.Optional;
import org.passerelle.gateway.config.Settings.Scan;

/** Reads which antivirus looks at attached files; none unless the file names one. */
final class ScanReader {
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int ICAP = 1344;
    private static final int MOST_PORT = 65_535;

    private ScanReader() {}

    static Optional<Scan> read(YamlKeys root) {
        return root.findKeys("scan")
                .map(keys -> new Scan(
                        keys.text("host"),
                        keys.whole("port", ICAP, 1, MOST_PORT),
                        keys.text("service", "avscan"),
                        keys.duration("time", TIME)));
    }
}
