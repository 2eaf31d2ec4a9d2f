package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.yaml.CheckedFile;
import org.passerelle.refusal.RefusalCode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** {@code pathway.schema.json} and the loader judge the structure of every file of ours alike. */
class PathwaySchemaTest {
    private static final Path SCHEMA = Path.of("pathways", "pathway.schema.json");
    private static final Path SHIPPED =
            Path.of("..", "core", "src", "main", "resources", "org", "passerelle", "pathway");
    private static final Path EXAMPLES = Path.of("..", "examples", "pathways");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the structure of a file can tell; everything else needs the names and ways of the whole. */
    private static final Set<RefusalCode> STRUCTURE = Set.of(
            PathwayRefusal.KEY_UNKNOWN,
            PathwayRefusal.KEY_MISSING,
            PathwayRefusal.VALUE_FORM,
            PathwayRefusal.NAME_FORM,
            PathwayRefusal.WORDS_MISSING,
            PathwayRefusal.LIMIT);
    /** What is no YAML, or more than a schema's reader can see. */
    private static final Set<RefusalCode> UNREADABLE =
            Set.of(PathwayRefusal.YAML, PathwayRefusal.YAML_FEATURE, PathwayRefusal.KEY_TWICE);
    /** A schema compares no two values. */
    private static final String BOUNDS = "bounds-the-wrong-way";

    private final JsonSchema schema = schema();

    static List<Path> sound() throws IOException {
        return Stream.of(SHIPPED, EXAMPLES, Path.of("src", "test", "resources", "pathways"))
                .filter(Files::isDirectory)
                .flatMap(folder -> CheckedFile.spread(List.of(folder)).stream())
                .toList();
    }

    static List<Path> faulty() throws IOException {
        return FaultyPathwaysTest.faulty();
    }

    @Test
    void looksAtWhatIsShipped() throws IOException {
        assertThat(sound()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("sound")
    void takesEverySoundFile(Path file) throws IOException {
        assertThat(judge(file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void refusesWhatTheLoaderRefusesForItsStructureAndNothingElse(Path file) throws IOException {
        RefusalCode code =
                CheckedFile.of(List.of(file)).get(0).findMistake().orElseThrow().code();
        if (UNREADABLE.contains(code)) {
            return;
        }
        boolean structure = STRUCTURE.contains(code) && !file.toString().contains(BOUNDS);
        assertThat(judge(file).isEmpty()).as("%s by the schema", code.code()).isEqualTo(!structure);
    }

    private Set<ValidationMessage> judge(Path file) throws IOException {
        var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        Object read = new Load(settings).loadFromString(Files.readString(file, StandardCharsets.UTF_8));
        return schema.validate(JSON.<JsonNode>valueToTree(read));
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JSON.readTree(Files.readString(SCHEMA, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
