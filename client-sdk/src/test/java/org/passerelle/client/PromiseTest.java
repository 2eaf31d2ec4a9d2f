package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promise stays small: twelve public types, each with a running example. */
class PromiseTest {
    private static final int MOST_TYPES = 12;
    private static final Path SOURCES = Path.of("src/main/java/org/passerelle/client");
    private static final Pattern PUBLIC =
            Pattern.compile("^public (final )?(class|record|interface|enum) ", Pattern.MULTILINE);

    @Test
    void twelvePublicTypesAndEachHasAnExample() throws IOException {
        List<String> types;
        try (Stream<Path> files = Files.list(SOURCES)) {
            types = files.filter(file -> file.toString().endsWith(".java"))
                    .map(PromiseTest::text)
                    .filter(text -> PUBLIC.matcher(text).find())
                    .toList();
        }
        assertThat(types)
                .hasSizeBetween(1, MOST_TYPES)
                .allSatisfy(text ->
                        assertThat(text.substring(0, text.indexOf("\npublic "))).contains("<pre>{@code"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
