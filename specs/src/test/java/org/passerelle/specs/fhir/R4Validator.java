package org.passerelle.specs.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.passerelle.specs.bench.Absent;
import org.passerelle.specs.bench.Libraries;

/**
 * HAPI's validator against base FHIR R4, in a process of its own: it wants older versions of FHIR's classes than those that read foreign
 * octets here, and meets nothing but files of our own.
 */
public final class R4Validator {
    private static final String HAPI = "ca.uhn.hapi.fhir:";
    private static final String VERSION = ":8.8.1";
    /** The newest with which that validator runs. */
    private static final String CORE = ":6.7.11";

    private static final List<String> LIBRARIES = List.of(
            HAPI + "hapi-fhir-validation" + VERSION,
            HAPI + "hapi-fhir-structures-r4" + VERSION,
            HAPI + "hapi-fhir-validation-resources-r4" + VERSION,
            HAPI + "hapi-fhir-caching-caffeine" + VERSION,
            HAPI + "org.hl7.fhir.utilities" + CORE,
            HAPI + "org.hl7.fhir.r4" + CORE,
            HAPI + "org.hl7.fhir.r5" + CORE,
            HAPI + "org.hl7.fhir.convertors" + CORE,
            HAPI + "org.hl7.fhir.validation" + CORE,
            "org.fhir:ucum:1.0.10");
    private static final String PROGRAM = "R4Validation.java";
    private static final long MOST_SECONDS = 400;

    private R4Validator() {}

    /**
     * One thing that the validator says of one file.
     *
     * @param severity {@code fatal}, {@code error}, {@code warning} or {@code information}
     * @param place a FHIRPath
     */
    public record Issue(String severity, String file, String place, String message) {
        /** Whether the resource is not R4. */
        public boolean isError() {
            return severity.equals("error") || severity.equals("fatal");
        }

        private static Issue of(String line) {
            String[] parts = line.split("\t", 4);
            return new Issue(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    /** What is said of all JSON files of a folder; the test is skipped where the validator cannot be had. */
    public static List<Issue> validate(Path folder) throws IOException, InterruptedException {
        Path program = Path.of("target").resolve(PROGRAM);
        try (InputStream text = Objects.requireNonNull(R4Validator.class.getResourceAsStream(PROGRAM + ".txt"))) {
            Files.write(program, text.readAllBytes());
        }
        Path said = folder.resolve("said");
        Path complaints = folder.resolve("complaints");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath(),
                        program.toString(),
                        folder.toString(),
                        said.toString())
                .redirectOutput(complaints.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("the validator did not end well; see " + complaints);
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(said, StandardCharsets.UTF_8).stream()
                .map(Issue::of)
                .toList();
    }

    private static String classPath() {
        try {
            return new Libraries(Path.of("target", "libraries"), false).classPath("r4-validator", LIBRARIES);
        } catch (Absent absent) {
            return Assumptions.abort("HAPI's validator is not here: " + absent.why());
        }
    }
}
