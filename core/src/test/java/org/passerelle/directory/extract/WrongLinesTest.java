package org.passerelle.directory.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.refusal.Refused;

class WrongLinesTest {
    @TempDir
    Path home;

    @Test
    void fewWrongLinesArePassedOverAndManyAreNot() throws IOException {
        String[] lines = IntStream.range(0, 1000)
                .mapToObj(number -> Extracts.org("box" + number + "@ch.mssante.fr", "FINESS", "550000012"))
                .toArray(String[]::new);
        for (int place = 0; place < 10; place++) {
            lines[place * 7] = place % 2 == 0 ? "ORG|no-address" : lines[place].replace("ORG", "BAL");
        }
        ExtractKeeper keeper = keeper(lines);
        keeper.step();
        assertThat(keeper.states().get(0).entries()).isEqualTo(990);

        lines[999] = "";
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(keeper(lines)::step)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(DirectoryRefusal.MALFORMED));
    }

    private ExtractKeeper keeper(String... lines) throws IOException {
        Path file = Files.write(home.resolve("extract_202611190413.txt"), Extracts.text(lines));
        return new ExtractKeeper(
                new ExtractRules(file, null, Duration.ofHours(24), Fetcher.Limits.DEFAULT),
                Fetcher.none(),
                home.resolve("extract"),
                () -> Instant.parse("2026-11-20T08:30:00Z"));
    }
}
