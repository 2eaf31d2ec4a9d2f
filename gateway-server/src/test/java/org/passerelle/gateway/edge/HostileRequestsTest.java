package org.passerelle.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two readers could understand differently are answered 400 and never reach a handler. */
class HostileRequestsTest {
    private static final Path CORPUS = Path.of("../../shared/samples/corpora/http-requests");
    private static final Pattern CASE = Pattern.compile(
            "#+ (?<title>[^\\n]*)\\n(?:(?!\\n#).)*?<!-- meta=\\{\"type\": \"request\"[^\\n]*\\} -->\\n```http\\n(?<input>.*?)\\n```\\n\\n```log\\n(?<log>.*?)\\n```",
            Pattern.DOTALL);
    /** An empty chunk extension: every reader frames it the same, so it does no harm. */
    private static final String HARMLESS = "No extension after semicolon";

    private static EdgeScene scene;

    @BeforeAll
    static void open() {
        scene = new EdgeScene(EdgeScene.limits(16 * 1024, 1024 * 1024, Duration.ofMillis(1500), Duration.ofSeconds(5)));
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
                "get / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\nHost: a\n\n",
                "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /../x HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /%2e%2e/x HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
            })
    void refuses(String request) throws IOException {
        scene.reached.clear();
        assertThat(scene.raw(EdgeScene.CLIENT, request)).startsWith("HTTP/1.1 400");
        assertThat(scene.reached).isEmpty();
    }

    @Test
    void whatAKnownParserRefusesReachesNoHandler() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "samples absent: " + CORPUS);
        var softly = new SoftAssertions();
        int judged = 0;
        for (String file : List.of("invalid.md", "transfer-encoding.md", "content-length.md")) {
            for (String[] each : cases(Files.readString(CORPUS.resolve(file)))) {
                scene.reached.clear();
                String answer = scene.raw(EdgeScene.CLIENT, each[1]);
                softly.assertThat(scene.reached).as(file + ": " + each[0]).isEmpty();
                softly.assertThat(answer).as(file + ": " + each[0]).startsWith("HTTP/1.1 4");
                judged++;
            }
        }
        softly.assertAll();
        assertThat(judged).isGreaterThan(30);
    }

    /** Title and octets of each request that ends in an error; the corpus writes CRLF as a line end, and escapes. */
    private static List<String[]> cases(String markdown) {
        var found = new ArrayList<String[]>();
        Matcher each = CASE.matcher(markdown);
        while (each.find()) {
            boolean harmless = each.group("title").equals(HARMLESS);
            if (!harmless
                    && each.group("log").contains("error code=")
                    && !each.group("log").contains("message complete")) {
                String octets = each.group("input")
                        .replace("\\\n", "")
                        .replace("\n", "\r\n")
                        .replace("\\r", "\r")
                        .replace("\\n", "\n")
                        .replace("\\t", "\t")
                        .replace("\\f", "\f");
                found.add(new String[] {each.group("title"), octets});
            }
        }
        return found;
    }
}
