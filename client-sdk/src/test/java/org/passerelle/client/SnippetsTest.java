package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the Javadoc and of docs/sdk.md is Java that compiles as it stands, for somebody outside of this package. */
class SnippetsTest {
    private static final Path SDK = Path.of("src/main/java/org/passerelle/client");
    private static final Path TESTKIT = SDK.resolve("testing");
    private static final Path PAGE = Path.of("../docs/sdk.md");
    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** What the examples take for given. */
    private static final String AROUND = """
            import static org.assertj.core.api.Assertions.assertThat;
            import java.io.*;
            import java.net.URI;
            import java.nio.file.Path;
            import java.security.PrivateKey;
            import java.security.cert.X509Certificate;
            import java.time.*;
            import java.util.*;
            import org.passerelle.client.*;
            import org.passerelle.client.testing.*;
            import org.passerelle.party.*;
            import org.passerelle.pathway.Document;
            abstract class %s {
                interface Bar { void show(String sentence); }
                interface Mailer { void send(String from, List<MailAddress> to, InputStream mail) throws IOException; }
                Settings settings; Practice practice; Line line; Draft draft; Exchange exchange; Rehearsal world; SimulatedHospital hospital;
                Professional doctor; Professional dermatologist; Employee secretary; Patient patient; Bar statusBar; Mailer smtp;
                Instant now; Instant confirmedAt; InstantSource clock; Path folder; String id; long versionKept;
                char[] password; String mailPassword; PrivateKey key; List<X509Certificate> chain;
                abstract void show(Object... things);
                abstract void dial(String phone);
                abstract void connect(String server);
                void example() throws Exception {
            %s
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void everyExampleCompiles() throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path source : sources()) {
            found(JAVADOC, source)
                    .forEach(example ->
                            examples.add(example.replaceAll("(?m)^ \\*", "").stripIndent()));
        }
        assertThat(examples).hasSizeGreaterThan(12);
        examples.addAll(found(BLOCK, PAGE));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8"));
        arguments.addAll(List.of("-d", folder.toString(), "-cp", classPath()));
        for (String example : examples) {
            String name = "Example" + arguments.size();
            Path file = folder.resolve(name + ".java");
            Files.writeString(file, AROUND.formatted(name, example), StandardCharsets.UTF_8);
            arguments.add(file.toString());
        }
        var said = new ByteArrayOutputStream();

        int code = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));

        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    @Test
    void everyTypeOfThePromiseHasAnExample() throws IOException {
        for (Path source : sources()) {
            String text = Files.readString(source, StandardCharsets.UTF_8);
            boolean promised = source.getParent().equals(SDK) && text.contains("\npublic ");
            boolean codes = text.contains("implements RefusalCode");
            assertThat(!promised || codes || JAVADOC.matcher(text).find())
                    .as("an example in %s", source.getFileName())
                    .isTrue();
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : List.of(SDK, TESTKIT)) {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file, StandardCharsets.UTF_8))
                .results()
                .map(example -> example.group(1))
                .toList();
    }

    /** Surefire hides the real one behind a jar. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
