package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Role.Right;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;

/** What each shipped circuit, and each example, asks of a line's people is what those people are. */
class WhoMayTest {
    /** What an answer is, or takes the place of one. */
    private static final Set<String> ANSWERS =
            Set.of("answer", "correct", "decline", "convert", "accept", "propose", "report");

    private static final Path EXAMPLES = Path.of("../examples/pathways");

    static Stream<Pathway> circuits() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Pathway> examples = files.sorted().map(WhoMayTest::load).toList();
            return Stream.concat(Pathways.shipped().all().stream(), examples.stream());
        }
    }

    private static Pathway load(Path file) {
        try (var yaml = Files.newInputStream(file)) {
            return PathwayLoader.load(yaml, file.getFileName().toString());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Set<Right> rights(Pathway circuit, Step step) {
        return circuit.roles(step).stream()
                .filter(role -> role.side() == Side.EXPERT)
                .map(Role::right)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void lettersAndReportsAreADoctors(Pathway circuit) {
        circuit.steps().stream()
                .filter(step -> step.findDocument()
                        .filter(model -> model.kind() != ClinicalModel.Kind.REQUEST)
                        .isPresent())
                .filter(step -> !circuit.ref()
                        .name()
                        .equals("planned-hospitalisation")) // says when to come, and nothing medical
                .forEach(step -> assertThat(rights(circuit, step))
                        .as(circuit.ref().name() + " " + step.name())
                        .isSubsetOf(Right.EXPERT));
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void anInternOrASecretaryAnswersNoRequest(Pathway circuit) {
        circuit.steps().stream()
                .filter(step -> !circuit.lineBegins() && ANSWERS.contains(step.name()))
                .forEach(step -> assertThat(rights(circuit, step))
                        .as(circuit.ref().name() + " " + step.name())
                        .isSubsetOf(Right.EXPERT));
    }

    @ParameterizedTest
    @CsvSource({
        "admission-notice, SECRETARY",
        "discharge-notice, SECRETARY",
        "planned-hospitalisation, SECRETARY",
        "discharge-planning, SECRETARY",
        "emergency-report, SECRETARY",
        "discharge-letter, EXPERT",
        "operative-report, EXPERT",
        "report-copy, EXPERT",
        "telephone-advice, INTERN"
    })
    void whatALineBeginsAsksTheLeastOf(String name, Right least) {
        Pathway circuit = Pathways.shipped().all().stream()
                .filter(one -> one.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
        Set<Right> rights = rights(circuit, circuit.opening().orElseThrow());
        assertThat(rights.contains(Right.SECRETARY)).isEqualTo(least == Right.SECRETARY);
        assertThat(rights.contains(Right.INTERN)).isEqualTo(least == Right.INTERN);
        assertThat(names(circuit.dismissing()))
                .isEqualTo(names(circuit.roles(circuit.opening().orElseThrow())));
    }

    private static List<String> names(List<Role> roles) {
        return roles.stream().map(Role::name).toList();
    }

    @Test
    void whatComesToNoRequestIsForThoseWhoMayEndOneUnanswered() {
        assertThat(names(shipped("avis").dismissing())).containsExactly("expert", "secretary");
        assertThat(names(shipped("direct-admission").dismissing())).containsExactly("expert");
        assertThat(names(shipped("polygraphie").dismissing())).containsExactly("interpreter");
    }

    private static Pathway shipped(String name) {
        return Pathways.shipped().all().stream()
                .filter(one -> one.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
