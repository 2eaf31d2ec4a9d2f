package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.exchange.rehearsal.Rehearsal;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.pathway.yaml.Script;

/** {@code docs/pathways.md} tells writers what holds: its example is sound, and its story comes as it says. */
class PathwayLanguageTest {
    private static final Path PAGE = Path.of("..", "docs", "pathways.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Path SCHEMA = Path.of("pathways", "pathway.schema.json");

    @TempDir
    private Path folder;

    @Test
    void playsTheStoryOfItsExample() throws IOException {
        List<String> blocks = blocks();
        Path file = Files.writeString(folder.resolve("bed.yaml"), blocks.get(0), StandardCharsets.UTF_8);
        Path story = Files.writeString(folder.resolve("story"), blocks.get(1), StandardCharsets.UTF_8);
        Pathway bed = Pathways.shipped().withFile(file, List.of());

        assertThat(Rehearsal.play(bed, Script.read(story)))
                .hasSizeGreaterThan(4)
                .allSatisfy(turn -> assertThat(turn.broken()).isEmpty());
    }

    @Test
    void namesEveryKeyOfTheSchema() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        var keys = new TreeSet<String>();
        gather(new ObjectMapper().readTree(Files.readString(SCHEMA, StandardCharsets.UTF_8)), keys);

        assertThat(keys)
                .hasSizeGreaterThan(40)
                .allSatisfy(key -> assertThat(page).as(key).containsPattern("\\b" + key + "\\b"));
    }

    private static void gather(JsonNode node, Set<String> keys) {
        node.path("properties").fieldNames().forEachRemaining(keys::add);
        node.forEach(inner -> gather(inner, keys));
    }

    private static List<String> blocks() throws IOException {
        var blocks = new ArrayList<String>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE, StandardCharsets.UTF_8));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }
}
