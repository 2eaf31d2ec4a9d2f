package org.passerelle.specs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ClockBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void runsQuicklyAndTellsRatios() {
        int exit = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("clock", "--quick");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("Java: ", "SQLite: one tick, µs", "100 open", "1000 open", "ratio")
                .containsPattern("0 due( +[0-9.]+){3}")
                .containsPattern("10 due( +[0-9.]+){3}")
                .contains("each of 10 : each of 2")
                .containsPattern("10 due, each one mail( +[0-9.]+){3}")
                .doesNotContain("NaN");
    }
}
