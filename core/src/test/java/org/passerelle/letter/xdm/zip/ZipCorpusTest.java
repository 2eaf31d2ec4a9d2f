package org.passerelle.letter.xdm.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other people's malformed zips: a verdict for each, at once and in little memory. */
class ZipCorpusTest {
    private static final Path CORPUS = Path.of("../../shared/samples/corpora/zip-malformed");
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST_MEMORY = 256L * 1024 * 1024;

    /** The code, and the file's name: what the corpus's own reader says of it. */
    private static final String VERDICTS = """
            not-a-zip | End of central directory record signature not found Either not a zip file or file is truncated
            not-a-zip | End of central directory record signature not found Either not a zip file or file is truncated_1
            not-a-zip | Invalid comment length Expected 1 Found 0 Are there extra bytes at the end of the file Or is the end of central dir signature PK in the com
            name | absolute path C xt
            name | absolute path atxt
            corrupt | compressed uncompressed size mismatch for stored file 2147483647 5
            corrupt | extra field length exceeds extra field buffer size
            too-large | file data overflows file bounds 63 2147483647 308
            not-a-zip | invalid central directory file header signature 0x1014b50
            headers-differ | invalid characters in fileName a txt
            corrupt | invalid code lengths set
            headers-differ | invalid local file header signature 0x3034b50
            name | invalid relative path xt
            zip64 | invalid zip64 end of central directory record signature
            not-a-zip | multi-disk zip files are not supported found disk number 1
            ratio | not enough bytes in the stream expected 2048576 got only 1000000
            encrypted | strong encryption is not supported
            headers-differ | too many bytes in the stream expected 82496 got at least 98304
            corrupt | too many length or distance symbols
            zip64 | unexpected EOF
            method | unsupported compression method 1
            zip64 | zip64 extended information extra field does not include compressed size
            zip64 | zip64 extended information extra field does not include relative header offset
            zip64 | zip64 extended information extra field does not include uncompressed size
            """;

    @Test
    void refusesEachOfTheCorpusForItsOwnReason() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "samples absent: " + CORPUS);
        Map<String, String> verdicts = new TreeMap<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path each : files.sorted().toList()) {
                verdicts.put(each.getFileName().toString().replace(".zip", ""), judged(each));
            }
        }

        assertThat(verdicts).isEqualTo(expected());
    }

    private static String judged(Path file) throws IOException {
        byte[] zip = Files.readAllBytes(file);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long from = System.nanoTime();
        String verdict = ReadZips.verdict(zip);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LONGEST);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_MEMORY);
        return verdict.replace("letter.xdm.", "");
    }

    private static Map<String, String> expected() {
        Map<String, String> verdicts = new TreeMap<>();
        VERDICTS.lines().map(line -> line.split(" \\| ", 2)).forEach(pair -> verdicts.put(pair[1], pair[0]));
        return verdicts;
    }
}
