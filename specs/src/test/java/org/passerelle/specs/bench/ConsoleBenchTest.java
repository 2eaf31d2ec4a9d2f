package org.passerelle.specs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ConsoleBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void runsQuicklyAndTellsRatios() {
        int exit = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("console", "--quick");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("Java: ", "100 open requests", "median ms", "P95 ms", "ratio")
                .containsPattern("style sheet +[0-9.]+ +[0-9.]+ +1\\.0")
                .containsPattern("list: to do( +[0-9.]+){3}")
                .containsPattern("one request( +[0-9.]+){3}")
                .containsPattern("an answer that is sent, all pages and forms: median [0-9.]+ ms, P95 [0-9.]+ ms of 2")
                .containsPattern("8 channels, 50 samples a second each: first view median [0-9.]+ ms.* of 2")
                .doesNotContain("NaN");
    }
}
