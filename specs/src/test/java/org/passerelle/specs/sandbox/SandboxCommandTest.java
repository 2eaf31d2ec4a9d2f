package org.passerelle.specs.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command says of itself and of wrong options; nothing is started. */
class SandboxCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new SandboxCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void helpTellsEveryOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--out", "--speed", "--weeks", "--seed", "--port", "--past", "Ctrl-C");
    }

    @ParameterizedTest
    @CsvSource({
        "--speed,0",
        "--speed,1441",
        "--weeks,-1",
        "--weeks,13",
        "--port,-1",
        "--port,65535",
        "--speed,fast",
        "--seed,x"
    })
    void aValueThatIsOutOfBoundsIsRefusedByItsName(String option, String value) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(option).contains(value);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFolderThatHoldsSomethingIsNotWrittenOver(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThat(run("--out", folder.toString())).isEqualTo(2);
        assertThat(run("--out", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--out: a folder that is empty or not there");
        assertThat(file).hasContent("mine");
    }
}
