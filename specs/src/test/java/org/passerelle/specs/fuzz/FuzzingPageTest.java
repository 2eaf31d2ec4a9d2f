package org.passerelle.specs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/fuzzing.md} lists the targets, and no room that reads octets from outside is without one unless the page says why. */
class FuzzingPageTest {
    private static final String HOUSE = "org.passerelle.";
    private static final Pattern TARGET = Pattern.compile(
            "^\\| `([A-Z][A-Za-z]+)` \\| ([^|]+) \\| ((?:`[A-Za-z.]+`(?:, )?)+) \\| [^|]+ \\|$", Pattern.MULTILINE);
    private static final Pattern EXCUSED = Pattern.compile("^\\| `([a-z.]+)` \\| [^|]{20,} \\|$", Pattern.MULTILINE);
    private static final Pattern LIMIT = Pattern.compile("^\\| `([a-z.]+)\\.[A-Z][A-Za-z._]+` \\|", Pattern.MULTILINE);
    /** What the house promises to fuzz. */
    private static final List<String> PROMISED = List.of(
            "MIME",
            "CMS",
            "certificates",
            "CRL",
            "OCSP",
            "XDM zip",
            "XML",
            "CDA",
            "FHIR JSON",
            "EDF",
            "JPEG",
            "PNG",
            "PDF",
            "DSN",
            "MDN");

    /** A row of the page. */
    private record Row(String target, String reads, List<String> parsers) {
        static Row of(MatchResult row) {
            return new Row(
                    row.group(1),
                    row.group(2),
                    Arrays.stream(row.group(3).split(", "))
                            .map(name -> name.replace("`", ""))
                            .toList());
        }
    }

    @Test
    void everyTargetIsListedAndEveryRowIsATarget() throws IOException {
        assertThat(rows())
                .extracting(Row::target)
                .containsExactlyInAnyOrderElementsOf(Targets.classes().keySet());
    }

    @Test
    void everyParserIsAClassOfTheHouse() throws IOException {
        for (Row row : rows()) {
            for (String parser : row.parsers()) {
                assertThatCode(() -> Class.forName(HOUSE + parser)).as(parser).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyPromisedFormatIsRead() throws IOException {
        List<String> read = rows().stream().map(Row::reads).toList();
        assertThat(PROMISED).allSatisfy(format -> assertThat(read).anyMatch(reads -> reads.contains(format)));
    }

    @Test
    void everyRoomWithALimitHasATargetOrAReason() throws IOException {
        Set<String> fuzzed = rows().stream()
                .flatMap(row -> row.parsers().stream())
                .map(parser -> parser.substring(0, parser.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> limited = found(LIMIT, Path.of("..", "docs", "limits.md"));
        Set<String> excused = found(EXCUSED, Path.of("..", "docs", "fuzzing.md"));

        assertThat(limited).hasSizeGreaterThan(12).contains(excused.toArray(new String[0]));
        assertThat(excused).doesNotContainAnyElementsOf(fuzzed);
        limited.removeAll(excused);
        assertThat(fuzzed).containsAll(limited);
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = TARGET.matcher(page(Path.of("..", "docs", "fuzzing.md")))
                .results()
                .map(Row::of)
                .toList();
        assertThat(rows).hasSizeGreaterThan(15);
        return rows;
    }

    private static Set<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(page(page))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page(Path page) throws IOException {
        return Files.readString(page, StandardCharsets.UTF_8);
    }
}
