package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.specs.fhir.R4Validator;
import org.passerelle.specs.fhir.R4Validator.Issue;
import org.passerelle.specs.fhir.WrittenIndicators;

/** Whatever we write in FHIR is valid R4, as HAPI judges it: each letter's bundle and each answer of the gateway. */
class FhirValidationTest {
    private static final Path LEFT = Path.of("target", "fhir");
    private static final Set<String> STEPS =
            Set.of("request", "take", "ask", "supply", "answer", "correct", "close", "decline", "withdraw");

    @TempDir
    private Path work;

    @Test
    void everyResourceIsValidR4() throws IOException, InterruptedException {
        emptied();
        try (WrittenFhir written = new WrittenFhir(LEFT, work)) {
            assertThat(written.write()).containsExactlyInAnyOrderElementsOf(STEPS);
        }
        WrittenIndicators.write(LEFT);
        Files.writeString(
                LEFT.resolve("wrong.json"),
                "{\"resourceType\":\"Task\",\"status\":\"nonsense\",\"code\":1}",
                StandardCharsets.UTF_8);
        List<Issue> issues = R4Validator.validate(LEFT);

        assertThat(issues).as("what is wrong is found").anyMatch(issue -> issue.isError() && isWrong(issue));
        assertThat(issues)
                .filteredOn(issue -> issue.isError() && !isWrong(issue))
                .isEmpty();
        try (Stream<Path> files = Files.list(LEFT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSizeGreaterThan(40);
        }
    }

    private static boolean isWrong(Issue issue) {
        return issue.file().equals("wrong.json");
    }

    private static void emptied() throws IOException {
        Files.createDirectories(LEFT);
        try (Stream<Path> files = Files.list(LEFT)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
