package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.exchange.rehearsal.Rehearsal;
import org.passerelle.exchange.rehearsal.Turn;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.pathway.yaml.Script;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A pathway that is nothing but a file, played against the law with three places. */
class RehearsalTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "pathways");
    private static final Path SCRIPT = FOLDER.resolve("scripts").resolve("wound.yaml");

    @TempDir
    private Path folder;

    private final Pathway wound = Pathways.shipped().withFile(FOLDER.resolve("sound.yaml"), List.of());

    @Test
    void playsAStoryAsItsScriptExpects() {
        List<Turn> turns = Rehearsal.play(wound, Script.read(SCRIPT));

        assertThat(turns).allSatisfy(turn -> assertThat(turn.broken()).isEmpty());
        assertThat(turns.get(turns.size() - 1).after().state()).isEqualTo("closed");
        assertThat(turns).flatExtracting(Turn::alarms).startsWith("line", "coordinator");
    }

    @Test
    void letsAlarmsComeAtTheirOwnTimesBetweenScenes() {
        List<Turn> turns = Rehearsal.play(wound, Script.read(SCRIPT));

        assertThat(turns.stream().filter(turn -> turn.findScene().isEmpty()))
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(turn.alarms()).isNotEmpty());
    }

    @Test
    void playsTheSameScriptInTheSameWay() {
        assertThat(Rehearsal.play(wound, Script.read(SCRIPT))).isEqualTo(Rehearsal.play(wound, Script.read(SCRIPT)));
    }

    @Test
    void tellsWhatCameOtherwise() throws IOException {
        Script wrong = altered("state: closed", "state: answered");

        List<Turn> turns = Rehearsal.play(wound, wrong);

        assertThat(turns.get(turns.size() - 1).broken()).containsExactly("state: expected answered, found closed");
    }

    @Test
    void refusesAStoryThatGoesBackInTime() throws IOException {
        assertThatThrownBy(() -> altered("2026-11-25T09:00", "2026-11-19T09:00"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(PathwayRefusal.STORY_ORDER);
                    assertThat(refused.refusal().facts()).containsKeys(FactKey.LINE, FactKey.FILE);
                });
    }

    @Test
    void refusesWhatNoMailServerDoes() {
        assertThatThrownBy(() -> altered("mail: ", "mail: un")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(PathwayRefusal.VALUE_FORM);
            assertThat(refused.refusal().facts())
                    .containsKeys(FactKey.LINE, FactKey.FILE)
                    .containsEntry(FactKey.EXPECTED, "bounce, late, twice, altered");
        });
    }

    private Script altered(String was, String is) throws IOException {
        String text = Files.readString(SCRIPT, StandardCharsets.UTF_8);
        Path file = folder.resolve("script.yaml");
        Files.writeString(file, text.replace(was, is), StandardCharsets.UTF_8);
        return Script.read(file);
    }
}
