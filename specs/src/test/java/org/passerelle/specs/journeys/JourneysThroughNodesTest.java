package org.passerelle.specs.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.canon.Json;
import org.passerelle.indicators.Figures;
import org.passerelle.indicators.Rate;
import org.passerelle.indicators.measured.Stretch;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.pathway.yaml.Script;

/**
 * Read these after the life of an avis: the journey of every pathway, the same files that {@code pathway simulate} plays, through a
 * hospital's node, a practice's and a third place's, with sealed letters and a mail server that bounces, delays, doubles and alters.
 *
 * <p>Of each pathway the journey that bears its name; {@code -Dpasserelle.journeys=all} plays those with other ends too, which every
 * run plays against the law alone.
 */
class JourneysThroughNodesTest {
    private static final Path OURS = Path.of("journeys");
    private static final Path EXAMPLES = Path.of("..", "examples");
    /** A hospital's own pathway and its journey, besides what is shipped. */
    private static final Path OWN = Path.of("src", "test", "resources", "journeys");

    private static final boolean ALL = "all".equals(System.getProperty("passerelle.journeys"));

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

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
        play(Script.read(journey), null);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goesAsItIsToldWithAnExample(Path journey) {
        play(Script.read(journey), EXAMPLES.resolve("pathways"));
    }

    @Test
    void aPathwayThatIsNothingButAFileGoesAsItIsTold() {
        Script script = Script.read(OWN.resolve("medication-review.yaml"));
        assertThat(Pathways.shipped().find(script.pathway())).isEmpty();
        play(script, OWN.resolve("pathways"));
    }

    /** The patient left at 14:05 and the notice went at 14:22, twice, because the first mail came back. */
    @Test
    void aDischargeIsCountedFromTheDoorToItsNotice() {
        Script script = Script.read(OURS.resolve("discharge-notice.yaml"));
        Pathway pathway = Pathways.shipped().get(script.pathway());
        try (var houses = new Houses(town, folder, script, pathway, null)) {
            new Journey(town, houses, pathway, script).play();
            Figures figures = houses.hospital()
                    .figures(NOVEMBER, NOVEMBER)
                    .summaries()
                    .get(0)
                    .figures();

            assertThat(Objects.requireNonNull(figures.times().get(Stretch.TOLD))
                            .findGross()
                            .orElseThrow())
                    .satisfies(told -> assertThat(told.median()).isEqualTo(Duration.ofMinutes(17)))
                    .satisfies(told -> assertThat(told.count()).isEqualTo(2));
            assertThat(Rate.ALL)
                    .filteredOn(rate -> rate.code().equals("told-within-hour"))
                    .flatExtracting(rate -> figures.of(rate).stream().toList())
                    .containsExactly(new Figures.Share(2, 2));
        }
    }

    @Test
    void tellsAJourneyThatGoesOtherwise() {
        Script script = Script.read(OWN.resolve("medication-review.yaml"));
        Script.Scene ask = script.story().get(2);
        var late = new Script.Scene(
                ask.at(),
                ask.line(),
                ask.column(),
                ask.by(),
                ask.step(),
                ask.say(),
                null,
                null,
                ask.then().with("due", Json.text("2026-11-18T17:03:00+01:00")));
        assertThatThrownBy(
                        () -> play(new Script(script.pathway(), script.line(), List.of(late)), OWN.resolve("pathways")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line " + ask.line() + " of the journey")
                .hasMessageContaining("2026-11-18T16:02:00Z");
    }

    /** @param pathways the folder that all houses read besides what is shipped, or null */
    private void play(Script script, @Nullable Path pathways) {
        Pathways known = Pathways.shipped();
        Pathway pathway = (pathways == null ? known : known.with(pathways)).get(script.pathway());
        try (var houses = new Houses(town, folder, script, pathway, pathways)) {
            new Journey(town, houses, pathway, script).play();
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .filter(file -> ALL || bearsItsPathwaysName(file))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean bearsItsPathwaysName(Path journey) {
        return journey.getFileName()
                .toString()
                .equals(Script.read(journey).pathway().name() + ".yaml");
    }
}
