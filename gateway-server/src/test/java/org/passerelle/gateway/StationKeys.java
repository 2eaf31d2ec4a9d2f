package org.passerelle.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One test PKI for all stations: making keys is slow, and none of them is worth anything. */
final class StationKeys {
    /** Texts of the files by their names. */
    static final Map<String, String> FILES = new TreeMap<>();
    /** Of the certificate with which software calls. */
    static final String FINGERPRINT = make();

    private StationKeys() {}

    private static String make() {
        try {
            Path made = Files.createTempDirectory("passerelle-test-keys");
            String told = Station.command("pki", "--out", made.resolve("keys").toString());
            try (Stream<Path> files = Files.list(made.resolve("keys"))) {
                for (Path file : files.toList()) {
                    FILES.put(file.getFileName().toString(), Files.readString(file));
                    Files.delete(file);
                }
            }
            Files.delete(made.resolve("keys"));
            Files.delete(made);
            return told.substring(told.indexOf("fingerprint: ") + 13).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
