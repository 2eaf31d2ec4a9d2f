package org.passerelle.specs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every target answers each of its seeds, each seed cut short, and what fuzzing found one day. */
class SeedsTest {
    private static final Path FOUND = Path.of("src", "test", "resources", "fuzz", "found");
    private static final int CUTS = 4;

    @TestFactory
    Stream<DynamicTest> eachTargetAnswersItsSeeds() throws IOException {
        return Targets.classes().entrySet().stream()
                .map(target ->
                        DynamicTest.dynamicTest(target.getKey(), () -> answer(target.getKey(), target.getValue())));
    }

    @Test
    void seedsStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(FOUND.getParent())) {
            long octets = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                octets += Files.size(file);
            }
            assertThat(octets).isLessThan(200 * 1024);
        }
    }

    private static void answer(String name, Class<?> type) throws IOException {
        FuzzTarget target = Targets.make(type);
        target.answers(new byte[0]);
        for (byte[] seed : target.start().toList()) {
            target.answers(seed);
            for (int cut = 1; cut < CUTS; cut++) {
                target.answers(Arrays.copyOf(seed, seed.length * cut / CUTS));
            }
        }
        for (Path finding : findings(FOUND.resolve(name))) {
            target.answers(Files.readAllBytes(finding));
        }
    }

    private static List<Path> findings(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
