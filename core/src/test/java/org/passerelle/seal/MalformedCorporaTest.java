package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's malformed structures and mails: an answer for each, whichever way it comes, in little time and memory. */
class MalformedCorporaTest {
    private static final Path CORPORA = Path.of("../../shared/samples/corpora");
    /** Of the processor, not of the clock: other load does not count. */
    private static final long MOST_MILLIS = 2000;

    @TempDir
    private Path spools;

    @Test
    void answersEachWithinTwoSecondsAndTwoHundredAndFiftySixMegabytes() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isDirectory(CORPORA), "samples absent: " + CORPORA);
        List<String[]> answers = answers().lines().map(line -> line.split(" ")).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasSize(4));
        assertThat(files(answers, "cms-malformed/")).hasSizeGreaterThanOrEqualTo(694);
        assertThat(files(answers, "mime4j/")).hasSizeGreaterThanOrEqualTo(80);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer[2]).isNotEqualTo("taken");
            assertThat(Long.parseLong(answer[3])).as(String.join(" ", answer)).isLessThan(MOST_MILLIS);
        });
        assertThat(spools).isEmptyDirectory();
    }

    private static Set<String> files(List<String[]> answers, String folder) {
        return answers.stream()
                .map(answer -> answer[0])
                .filter(file -> file.startsWith(folder))
                .collect(Collectors.toSet());
    }

    /** What the child says, which must end well. */
    private String answers() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MalformedCorpora.class.getName(),
                        CORPORA.resolve("cms-malformed").toString(),
                        CORPORA.resolve("mime4j").toString(),
                        spools.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(output.substring(Math.max(0, output.length() - 2000)))
                .isZero();
        Path kept = Path.of("target/malformed-corpora.txt");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, output, StandardCharsets.UTF_8);
        return output;
    }
}
