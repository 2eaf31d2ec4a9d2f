package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.exchange.rehearsal.Rehearsal;
import org.passerelle.exchange.rehearsal.Turn;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.pathway.yaml.Script;

/**
 * The story of every pathway, with explicit times: a mail that comes back, a refusal, and, where there is a clock, a late case and
 * who is then told. Here against the law alone; {@code specs.journeys} plays the same files through nodes.
 */
class JourneysTest {
    private static final Path OURS = Path.of("journeys");
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Pathways KNOWN = Pathways.shipped().with(EXAMPLES.resolve("pathways"));

    static List<Path> journeys() {
        return Stream.of(OURS, EXAMPLES.resolve("journeys"))
                .flatMap(JourneysTest::files)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void goesAsItIsTold(Path file) {
        List<Turn> turns = play(file);

        assertThat(turns)
                .allSatisfy(
                        turn -> assertThat(turn.broken()).as("at %s", turn.at()).isEmpty());
        assertThat(turns.get(turns.size() - 1).after().ended()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pathways")
    void hasItsBounceItsRefusalItsLateCaseAndItsEscalation(PathwayRef pathway) throws IOException {
        List<Path> told = told(pathway);
        List<Turn> turns = played(pathway);

        assertThat(told).flatExtracting(JourneysTest::mails).contains("bounce");
        assertThat(turns).anySatisfy(turn -> assertThat(turn.findRefusal()).isPresent());
        if (turns.stream().allMatch(turn -> turn.after().clock().isEmpty())) {
            assertThat(Files.readString(told.get(0))).contains("The pathway has no clock");
            return;
        }
        assertThat(turns).anySatisfy(turn -> assertThat(turn.after().breached()).isTrue());
        assertThat(turns).flatExtracting(Turn::alarms).contains("line", "coordinator");
    }

    /** A step that no story plays may be one that nobody can take, and nobody would see it. */
    @ParameterizedTest
    @MethodSource("pathways")
    void takesEveryStep(PathwayRef pathway) {
        Set<String> taken = played(pathway).stream()
                .filter(turn -> turn.findRefusal().isEmpty())
                .flatMap(turn -> turn.findScene().stream())
                .flatMap(scene -> Stream.ofNullable(scene.step()))
                .collect(Collectors.toSet());

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(KNOWN.get(pathway).steps().stream()
                        .map(Step::name)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pathways")
    void stopsWhereThePatientRefuses(PathwayRef pathway) {
        boolean asked = KNOWN.get(pathway).steps().stream()
                .anyMatch(step -> step.form().find(Field.ConsentField.class).isPresent());

        assertThat(played(pathway).stream()
                        .flatMap(turn -> turn.findRefusal().stream())
                        .anyMatch(refusal -> refusal.is(PathwayRefusal.CONSENT_REFUSED)))
                .isEqualTo(asked);
    }

    @Test
    void befallsMailInEveryWay() {
        assertThat(journeys()).flatExtracting(JourneysTest::mails).containsAll(Script.MAIL);
    }

    @Test
    void leavesNoPathwayOut() {
        List<String> told = journeys().stream()
                .map(file -> Script.read(file).pathway().toString())
                .distinct()
                .toList();
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(KNOWN.all().stream()
                        .map(Pathway::ref)
                        .map(Object::toString)
                        .toList());
    }

    static List<PathwayRef> pathways() {
        return KNOWN.all().stream().map(Pathway::ref).toList();
    }

    private static List<Path> told(PathwayRef pathway) {
        return journeys().stream()
                .filter(file -> Script.read(file).pathway().equals(pathway))
                .toList();
    }

    private static List<Turn> played(PathwayRef pathway) {
        return told(pathway).stream().flatMap(file -> play(file).stream()).toList();
    }

    private static List<String> mails(Path file) {
        return Script.read(file).story().stream()
                .flatMap(scene -> scene.findMail().stream())
                .toList();
    }

    private static List<Turn> play(Path file) {
        Script script = Script.read(file);
        return Rehearsal.play(KNOWN.get(script.pathway()), script);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
