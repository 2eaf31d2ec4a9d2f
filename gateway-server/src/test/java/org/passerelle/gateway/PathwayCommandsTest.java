package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.refusal.HouseBug;

class PathwayCommandsTest {
    private static final String TWO = """
            pathway: errand
            version: 1
            title: { fr: Course, en: Errand }
            roles:
              asker: { side: requester, title: { fr: Demandeur, en: Asker } }
              runner: { side: expert, title: { fr: Coursier, en: Runner } }
            initial: new
            states:
              new: { title: { fr: Nouveau, en: New } }
              asked: { title: { fr: Demandé, en: Asked } }
              done: { title: { fr: Fait, en: Done }, end: true }
            steps:
              ask:
                title: { fr: Demander, en: Ask }
                by: asker
                from: [new]
                to: asked
                clock: { start: run }
              run:
                title: { fr: Courir, en: Run }
                by: runner
                from: [asked]
                to: done
                clock: stop
            """;
    private static final String STORY = """
            pathway: errand/1
            line:
              hours: { monday: ['09:00-18:00'], friday: ['09:00-18:00'] }
              holidayZone: metropole
              timeZone: Europe/Paris
              targets: { run: { unit: elapsed-hours, amount: 10 } }
            story:
              - at: 2026-11-20T09:00:00+01:00
                by: asker
                step: ask
                then: { state: asked, due: 2026-11-20T19:00:00+01:00 }
              - at: 2026-11-20T20:00:00+01:00
                by: runner
                step: run
                then: { state: done, breached: true, escalated: [line, coordinator] }
            """;

    @TempDir
    private Path folder;

    @Test
    void checksSoundFilesOfAFolder() {
        write("errand.yaml", TWO);
        Ran ran = Ran.of("pathway", "check", folder.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("errand.yaml: pathway errand/1 is sound");
    }

    @Test
    void aFolderWithoutFilesIsNotSound() {
        Ran ran = Ran.of("pathway", "check", folder.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("no .yaml file in " + folder);
    }

    @Test
    void tellsFileLineColumnCodeAndMendOfEachMistake() {
        Path broken = write("broken.yaml", TWO.replace("to: done", "to: finished"));
        write("errand.yaml", TWO);
        Ran ran = Ran.of("pathway", "check", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(broken
                        + ":23:9: pathway.state-unknown: The pathway has no such state; declare it or mend its name.")
                .contains("errand.yaml: pathway errand/1 is sound");
    }

    @Test
    void tellsTheSameAsJson() {
        write("broken.yaml", TWO.replace("to: done", "to: finished"));
        Ran ran = Ran.of("pathway", "check", "--json", folder.toString());
        Json.Obj told = Canon.read(ran.out().strip().getBytes(StandardCharsets.UTF_8));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(told.bool("sound")).isFalse();
        Json.Obj file = told.array("files").objects().get(0);
        assertThat(file.text("code")).isEqualTo("pathway.state-unknown");
        assertThat(file.whole("line")).isEqualTo(23);
    }

    @Test
    void showsAShippedPathwayAsTextAndAsAPicture() throws IOException {
        Path svg = folder.resolve("avis.svg");
        Ran ran = Ran.of("pathway", "show", "avis/1", "--lang", "fr", "--svg", svg.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("avis/1 — Demande d'avis", "take → taken: Prendre en charge");
        assertThat(Files.readString(svg, StandardCharsets.UTF_8))
                .startsWith("<svg ")
                .contains("Prendre en charge");
    }

    @Test
    void refusesToShowWhatItDoesNotKnow() {
        Ran ran = Ran.of("pathway", "show", "avis/9");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("pathway.unknown-pathway");
    }

    @Test
    void aNameWithoutAVersionIsTheNewest() {
        assertThat(Ran.of("pathway", "show", "avis").out()).startsWith("avis/1 — ");
        assertThat(Ran.of("pathway", "show", "avis").out())
                .contains("FHIR: priority (request) ordinary routine, prompt urgent, staff routine, now urgent");
        Ran none = Ran.of("pathway", "show", "avvis");
        assertThat(none.err()).contains("admission-notice/1, ", "avis/1, ");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("pathway.unknown-pathway", "avvis");
        assertThat(Ran.of("pathway", "show", "none.yaml").err()).contains("pathway.unreadable", "none.yaml");
    }

    @Test
    void saysWhoseARoleIsInTheLanguageThatIsAskedFor() {
        Path pathway = write("errand.yaml", TWO);
        assertThat(Ran.of("pathway", "show", pathway.toString(), "--lang", "fr").out())
                .contains("asker: Demandeur, requérant", "runner: Coursier, requis")
                .doesNotContain("requester", "expert");
        assertThat(Ran.of("pathway", "show", pathway.toString()).out())
                .contains("asker: Asker, requester", "runner: Runner, expert");
    }

    @Test
    void aMistakeInAFileOfAStoryIsToldAtItsPlace() {
        Path pathway = write("errand.yaml", TWO);
        Path story = write("story.yaml.txt", STORY.replace("at: 2026-11-20T20", "at: 2026-11-20 20"));
        Ran script = Ran.of("pathway", "simulate", pathway.toString(), "--script", story.toString());
        assertThat(script.code()).isEqualTo(1);
        assertThat(script.err())
                .startsWith(story + ":12:")
                .contains(": pathway.value-form: ")
                .hasLineCount(1);

        Path broken = write("errand.yaml", TWO.replace("to: done", "to: finished"));
        for (Ran ran : List.of(
                Ran.of("pathway", "simulate", broken.toString(), "--script", story.toString()),
                Ran.of("pathway", "show", broken.toString()))) {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err())
                    .startsWith(broken + ":23:9: pathway.state-unknown: ")
                    .hasLineCount(1);
        }
    }

    @Test
    void whatWasExpectedIsToldInTheLinesTimeZone() {
        Path pathway = write("errand.yaml", TWO);
        Path story = write("story.yaml.txt", STORY.replace("due: 2026-11-20T19", "due: 2026-11-20T18"));
        Ran ran = Ran.of("pathway", "simulate", pathway.toString(), "--script", story.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("times in Europe/Paris")
                .contains("NOT AS EXPECTED (" + story + ":8:5): due: expected 2026-11-20T18:00+01:00[Europe/Paris],"
                        + " found 2026-11-20T19:00+01:00[Europe/Paris]");
    }

    @Test
    void playsAScriptWithItsAlarms() {
        Path pathway = write("errand.yaml", TWO);
        Path story = write("story.yaml.txt", STORY);
        Ran ran = Ran.of("pathway", "simulate", pathway.toString(), "--script", story.toString());
        assertThat(ran.out())
                .contains("2026-11-20 Fri 09:00  asker: ask", "state asked, clock runs, due 2026-11-20 Fri 19:00")
                .contains("ALARM: line is told", "ALARM: coordinator is told")
                .contains("clock stopped after 11 h 0 min");
        assertThat(ran.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"amount: 10, amount: ten", "monday:, mondy:"})
    void refusesALineThatCannotBe(String written, String wrong) {
        Path pathway = write("errand.yaml", TWO);
        Path story = write("story.yaml.txt", STORY.replace(written, wrong));
        Ran ran = Ran.of("pathway", "simulate", pathway.toString(), "--script", story.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("pathway.value-form").doesNotContain("Exception");
    }

    @Test
    void refusesAStoryOfAnotherVersion() {
        Path pathway = write("errand.yaml", TWO);
        Path story = write("story.yaml.txt", STORY.replaceFirst("pathway: ([a-z]+)/[0-9]+", "pathway: $1/9"));
        Ran ran = Ran.of("pathway", "simulate", pathway.toString(), "--script", story.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("pathway.story-other", "errand/9");
    }

    @Test
    void refusesAStoryThatComesOtherwise() {
        Path pathway = write("errand.yaml", TWO);
        Path story = write("story.yaml.txt", STORY.replace("state: done", "state: asked"));
        Ran ran = Ran.of("pathway", "simulate", pathway.toString(), "--script", story.toString(), "--json");
        assertThat(ran.code()).isEqualTo(1);
        Json.Obj told = Canon.read(ran.out().strip().getBytes(StandardCharsets.UTF_8));
        assertThat(told.bool("asExpected")).isFalse();
        assertThat(told.array("turns").objects())
                .last()
                .satisfies(turn -> assertThat(turn.array("notAsExpected").texts())
                        .containsExactly("state: expected asked, found done"));
    }

    private Path write(String name, String yaml) {
        try {
            return Files.writeString(folder.resolve(name), yaml, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new HouseBug("the test's folder can be written", unwritable);
        }
    }
}
