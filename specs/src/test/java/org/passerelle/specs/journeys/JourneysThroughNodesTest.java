package org.passerelle.specs.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.pathway.yaml.Script;

/**
 * Read these after the life of an avis: the journey of every pathway, the same files that {@code pathway simulate} plays, through a
 * hospital's node, a practice's and a third place's, with sealed letters and a mail server that bounces, delays, doubles and alters.
 */
class JourneysThroughNodesTest {
    private static final Path OURS = Path.of("journeys");
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static Town town;

    @TempDir
    private Path folder;

    @BeforeAll
    static void found() {
        town = new Town();
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    static List<Path> ours() {
        return files(OURS);
    }

    static List<Path> examples() {
        return files(EXAMPLES.resolve("journeys"));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void goesAsItIsToldWithWhatIsShipped(Path journey) {
        Script script = Script.read(journey);
        Pathway pathway = Pathways.shipped().get(script.pathway());
        try (var houses = new Houses(town, folder, script, pathway, null)) {
            new Journey(town, houses, pathway, script).play();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goesAsItIsToldWithAnExample(Path journey) {
        Path pathways = EXAMPLES.resolve("pathways");
        Script script = Script.read(journey);
        Pathway pathway = Pathways.shipped().with(pathways).get(script.pathway());
        try (var houses = new Houses(town, folder, script, pathway, pathways)) {
            new Journey(town, houses, pathway, script).play();
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
