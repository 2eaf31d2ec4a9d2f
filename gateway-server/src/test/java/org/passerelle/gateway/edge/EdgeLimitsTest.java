package org.passerelle.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Every limit of the edge, on both its sides. */
class EdgeLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void takesABodyOfExactlyTheLimitAndRefusesOneOctetMore() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.limits(16 * 1024, 1000, LONG, LONG))) {
            assertThat(post(scene, 1000)).isEqualTo(200);
            assertThat(post(scene, 1001)).isEqualTo(413);
            assertThat(scene.reached).hasSize(1);
        }
    }

    @Test
    void refusesOneOctetMoreInChunksToo() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.limits(16 * 1024, 1000, LONG, LONG))) {
            var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1001]));
            HttpResponse<String> answer = EdgeScene.client(EdgeScene.CLIENT)
                    .send(scene.request("/x").POST(chunked).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void takesARequestLineOfExactlyTheLimitAndRefusesOneOctetMore() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.limits(2000, 1000, LONG, LONG))) {
            int rest = "GET / HTTP/1.1".length();
            assertThat(line(scene, 2000 - rest)).startsWith("HTTP/1.1 200");
            assertThat(line(scene, 2001 - rest)).startsWith("HTTP/1.1 431");
            assertThat(scene.reached).hasSize(1);
        }
    }

    @Test
    void refusesAHeaderBeyondTheLimit() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.limits(2000, 1000, LONG, LONG))) {
            String filler = "X-Filler: " + "a".repeat(2000) + "\r\n";
            String answer = scene.raw(null, "GET / HTTP/1.1\r\nHost: localhost\r\n" + filler + "\r\n");
            assertThat(answer).startsWith("HTTP/1.1 431").contains("gateway.http.header-too-large");
            assertThat(scene.reached).isEmpty();
        }
    }

    @Test
    void givesUpAHeaderThatTricklesIn() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.limits(2000, 1000, Duration.ofMillis(700), LONG))) {
            assertThat(scene.raw(null, "GET / HTTP/1.1\r\nHost: loc")).startsWith("HTTP/1.1 408");
            assertThat(scene.reached).isEmpty();
        }
    }

    @Test
    void givesUpABodyThatDoesNotCome() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.limits(2000, 1000, Duration.ofMillis(700), LONG))) {
            String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhell";
            assertThat(scene.raw(EdgeScene.CLIENT, head)).startsWith("HTTP/1.1 408");
            assertThat(scene.reached).isEmpty();
        }
    }

    @Test
    void closesAConnectionThatAsksNothing() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.limits(2000, 1000, LONG, Duration.ofMillis(500)))) {
            assertThat(scene.raw(null, "")).isEmpty();
        }
    }

    @Test
    void closesAfterTheLastRequestOfAConnection() throws Exception {
        EdgeLimits usual = EdgeScene.usual();
        var two = new EdgeLimits(
                usual.headerBytes(),
                usual.bodyBytes(),
                usual.bodiesBytes(),
                LONG,
                LONG,
                LONG,
                usual.connections(),
                2,
                usual.stopTime());
        try (var scene = new EdgeScene(two)) {
            String get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
            String answers = scene.raw(null, get + get + get);
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
            assertThat(scene.reached).hasSize(2);
        }
    }

    @Test
    void refusesConnectionsBeyondTheLimit() throws Exception {
        EdgeLimits usual = EdgeScene.usual();
        var one = new EdgeLimits(
                usual.headerBytes(), usual.bodyBytes(), usual.bodiesBytes(), LONG, LONG, LONG, 1, 10, usual.stopTime());
        try (var scene = new EdgeScene(one);
                SSLSocket first = scene.socket(null)) {
            first.startHandshake();
            assertThatThrownBy(() -> scene.raw(null, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .isInstanceOf(IOException.class);
        }
    }

    private static int post(EdgeScene scene, int octets) throws Exception {
        return EdgeScene.client(EdgeScene.CLIENT)
                .send(
                        scene.request("/x")
                                .POST(BodyPublishers.ofByteArray(new byte[octets]))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static String line(EdgeScene scene, int path) throws IOException {
        String target = "/" + new String(new byte[path], StandardCharsets.US_ASCII).replace('\0', 'a');
        return scene.raw(null, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
