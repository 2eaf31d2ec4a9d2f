package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.gateway.cli.Cli;
import org.passerelle.gateway.cli.Console;
import org.passerelle.node.NodeSettings;
import org.passerelle.pathway.yaml.CheckedFile;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;

/**
 * {@code passerelle pathway check}, run as a writer runs it on every file that is shipped, pathways and forms of lines, and on every
 * example. Files are found in their folders: a new one is looked at by itself.
 */
class CheckedCircuitsTest {
    private static final Path SHIPPED =
            Path.of("..", "core", "src", "main", "resources", "org", "passerelle", "pathway");
    private static final Path EXAMPLES = Path.of("..", "examples", "pathways");

    static List<Path> files() {
        return Stream.concat(in(SHIPPED), in(EXAMPLES)).toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isSoundAloneAsTheCommandSays(Path file) {
        Ran ran = check(file);
        assertThat(ran.out()).startsWith(file + ": ").endsWith(" is sound\n");
        assertThat(ran.code()).isZero();
    }

    @Test
    void areSoundTogether() {
        Ran ran = check(SHIPPED, EXAMPLES);
        assertThat(ran.out().lines())
                .hasSize(files().size())
                .allSatisfy(line -> assertThat(line).endsWith(" is sound"));
        assertThat(ran.code()).isZero();
    }

    /** A file that lies in the folder and that no node reads would be shipped to nobody. */
    @Test
    void knowsEveryFileOfTheFolderThatIsShipped() {
        assertThat(CheckedFile.inFolder(SHIPPED))
                .extracting(file -> file.findName().orElse(file.file() + " is not sound"))
                .containsExactlyInAnyOrderElementsOf(
                        Pathways.shipped().meanings().keySet());
    }

    @Test
    void looksAtPathwaysFormsAndExamples() {
        List<String> found = CheckedFile.of(files()).stream()
                .flatMap(file -> file.findName().stream())
                .toList();
        assertThat(found).contains("pathway avis/1", "form dermatology/1", "pathway rcp/1");
    }

    private record Ran(int code, String out) {}

    private static Ran check(Path... named) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        var words =
                Stream.concat(Stream.of("pathway", "check"), Stream.of(named).map(Path::toString));
        var cli = new Cli(
                console,
                new NodeSettings.World(() -> Cast.at("2026-11-26T09:00"), new SeededRandom(1, "writer")),
                name -> Optional.empty(),
                settings -> {},
                settings -> {
                    throw new AssertionError("a writer has no ledger");
                },
                settings -> List.of());
        int code = cli.run(words.toArray(String[]::new));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        return new Ran(code, out.toString(StandardCharsets.UTF_8));
    }

    /** Not by the command's own listing of a folder, which passes over what is no {@code .yaml} file. */
    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
