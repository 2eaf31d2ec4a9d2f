package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.pathway.yaml.CheckedFile;
import org.passerelle.refusal.FactKey;

/** What a writer of pathways can get wrong: one file per mistake, whose first line says the code and the line that is told. */
class FaultyPathwaysTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "pathways");
    private static final Pattern FAULT = Pattern.compile("# fault: (\\S+) at line (\\d+)");

    static List<Path> faulty() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("faulty"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void keepsMoreThanTwentyFive() throws IOException {
        assertThat(faulty()).hasSizeGreaterThan(25);
    }

    @Test
    void isSoundButForTheMistake() {
        assertThat(CheckedFile.of(List.of(FOLDER.resolve("sound.yaml"))))
                .allSatisfy(file -> assertThat(file.findMistake()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void namesTheLineAndTheMend(Path file) throws IOException {
        Matcher fault =
                FAULT.matcher(Files.readAllLines(file, StandardCharsets.UTF_8).get(0));
        assertThat(fault.matches()).isTrue();

        List<CheckedFile> checked = CheckedFile.of(List.of(file));

        assertThat(checked.get(0).findMistake()).hasValueSatisfying(mistake -> {
            assertThat(mistake.code().code()).isEqualTo(fault.group(1));
            assertThat(mistake.facts())
                    .as(mistake.toString())
                    .containsEntry(FactKey.FILE, file.getFileName().toString())
                    .containsEntry(FactKey.LINE, fault.group(2));
            assertThat(mistake.code().sentence()).as("the mend").isNotBlank();
        });
    }
}
