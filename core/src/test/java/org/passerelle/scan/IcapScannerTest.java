package org.passerelle.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.port.letter.Scanner;
import org.passerelle.port.letter.Scanner.Found;

/** Servers that answer, and those that do not. */
class IcapScannerTest {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final byte[] FILE = "an attached file".repeat(10_000).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "ICAP/1.0 204 No Modifications Needed, NOTHING",
        "ICAP/1.0 200 OK, MALWARE",
        "ICAP/1.0 404 Not Found, NO_ANSWER",
        "ICAP/1.0 500 Server Error, NO_ANSWER",
        "HTTP/1.1 204 No Content, NO_ANSWER",
        "'', NO_ANSWER",
    })
    void aServerSaysItByItsStatus(String status, Found found) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked =
                    CompletableFuture.supplyAsync(() -> served(server, status + "\r\nISTag: \"x\"\r\n\r\n"));

            assertThat(scan(new IcapScanner("127.0.0.1", server.getLocalPort(), "avscan", SHORT)))
                    .isEqualTo(found);

            String request = asked.get(10, TimeUnit.SECONDS);
            assertThat(request)
                    .startsWith("RESPMOD icap://127.0.0.1:" + server.getLocalPort() + "/avscan ICAP/1.0\r\n")
                    .contains("Allow: 204\r\n", "Encapsulated: res-hdr=0, res-body=")
                    .endsWith("\r\n0\r\n\r\n");
            int http = request.indexOf("\r\n\r\n") + 4;
            int body = Integer.parseInt(request.replaceAll("(?s).*res-body=([0-9]+).*", "$1"));
            assertThat(request.substring(http, http + body))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void aServerThatIsAwayOrSilentGivesNoAnswer() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(scan(new IcapScanner("127.0.0.1", port, "avscan", Duration.ofMillis(200))))
                    .isEqualTo(Found.NO_ANSWER);
        }
        assertThat(scan(new IcapScanner("127.0.0.1", port, "avscan", SHORT))).isEqualTo(Found.NO_ANSWER);
    }

    private static Found scan(Scanner scanner) {
        return scanner.scan(new ByteArrayInputStream(FILE));
    }

    private static String served(ServerSocket server, String answer) {
        try (Socket client = server.accept()) {
            var asked = new StringBuilder();
            InputStream in = client.getInputStream();
            byte[] block = new byte[8192];
            while (!asked.toString().endsWith("\r\n0\r\n\r\n")) {
                int read = in.read(block);
                if (read < 0) {
                    break;
                }
                asked.append(new String(block, 0, read, StandardCharsets.ISO_8859_1));
            }
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return asked.toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
