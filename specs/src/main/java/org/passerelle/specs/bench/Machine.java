package org.passerelle.specs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What figures depend on: the Java, the processor, and those of its abilities that ciphers, digests and base64 use. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Set<String> ABILITIES = Set.of(
            "aes",
            "pclmulqdq",
            "sha_ni",
            "avx2",
            "vaes",
            "vpclmulqdq",
            "avx512f",
            "avx512vbmi",
            "avx512ifma",
            "adx",
            "bmi2",
            "pmull",
            "sha2");

    List<String> lines() {
        return List.of(
                "Java:      " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                "System:    " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors",
                "Processor: " + find("model name") + "; " + String.join(" ", abilities()));
    }

    private static Set<String> abilities() {
        var found = new TreeSet<>(Set.of((find("flags") + " " + find("Features")).split(" ", -1)));
        found.retainAll(ABILITIES);
        return found;
    }

    private static String find(String key) {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }
}
