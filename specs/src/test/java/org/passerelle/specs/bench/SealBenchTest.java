package org.passerelle.specs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SealBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void runsQuicklyAndSaysWhoIsLeftOut() {
        assertThat(run("seal", "--quick", "--offline", "--libraries", folder.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("Java: ", "10 KB, sign + encrypt", "1 MB, decrypt + verify", "private RSA-2048 key")
                .contains("Passerelle, JDK only", "Passerelle, crypto: standard")
                .contains("left out: Bouncy Castle S/MIME", "left out: Direct agent 8.0.0", "--offline")
                .doesNotContain("50 MB");
    }

    @Test
    void listsTheBenches() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("seal").contains("Exit codes:");
    }

    @Test
    void wantsKnownOptions() {
        assertThat(run("seal", "--fast")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"3 1 2, 2", "4 1 2 3, 2.5", "7, 7"})
    void takesTheMedian(String samples, double median) {
        assertThat(SealBench.median(List.of(samples.split(" ")).stream()
                        .map(Double::valueOf)
                        .toList()))
                .isEqualTo(median);
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
