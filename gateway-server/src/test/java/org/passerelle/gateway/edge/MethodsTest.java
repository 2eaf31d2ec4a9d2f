package org.passerelle.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Witness.Done;

/** Methods on the wire: HEAD tells a length and sends no body, OPTIONS tells what goes, nothing is left to chance. */
class MethodsTest {
    private static final String END = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static Router router() {
        return new Router()
                .on("GET", "/a/{id}", match -> Response.text(200, "hello"))
                .on("PUT", "/a/{id}", match -> Response.text(200, "put"));
    }

    private static String ask(EdgeScene scene, String line) throws IOException {
        return scene.raw(EdgeScene.CLIENT, line + END);
    }

    @Test
    void headIsGetWithoutItsBody() throws IOException {
        try (var scene = new EdgeScene(EdgeScene.usual(), router())) {
            assertThat(ask(scene, "HEAD /a/1"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("content-length: 6\r\n", "content-type: text/plain")
                    .endsWith("\r\n\r\n");
            assertThat(ask(scene, "GET /a/1")).endsWith("\r\n\r\nhello\n");
            assertThat(ask(scene, "HEAD /b")).startsWith("HTTP/1.1 400").endsWith("\r\n\r\n");
        }
    }

    @Test
    void headOfAStreamClosesItAndTheConnectionGoesOn() throws Exception {
        var closed = new CountDownLatch(1);
        var in = new ByteArrayInputStream(new byte[1000]) {
            @Override
            public void close() {
                closed.countDown();
            }
        };
        var streamed = new Response(200, Headers.NONE, new Response.Body.Streamed(in, 1000));
        Router router = router().on("GET", "/stream", match -> streamed);
        try (var scene = new EdgeScene(EdgeScene.usual(), router)) {
            String answers =
                    scene.raw(EdgeScene.CLIENT, "HEAD /stream HTTP/1.1\r\nHost: localhost\r\n\r\nGET /a/1" + END);
            assertThat(answers).contains("content-length: 1000\r\n").endsWith("\r\n\r\nhello\n");
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
            closed.await();
        }
    }

    @Test
    void optionsTellsWhatGoes() throws IOException {
        try (var scene = new EdgeScene(EdgeScene.usual(), router())) {
            assertThat(ask(scene, "OPTIONS /a/1"))
                    .startsWith("HTTP/1.1 204")
                    .contains("allow: GET, HEAD, OPTIONS, PUT\r\n")
                    .doesNotContain("content-length")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void whateverBecomesOfARequestIsToldWithoutItsWords() throws IOException {
        try (var scene = new EdgeScene(EdgeScene.usual(), router())) {
            ask(scene, "GET /a/1");
            ask(scene, "MARTIN /a/1");
            ask(scene, "GET /%zz");
            scene.raw(EdgeScene.CLIENT, "GET /MARTIN HTTP/1.0\r\n\r\n");
            assertThat(scene.told)
                    .containsExactly(
                            new Done("GET", "/a/{id}", 200, Optional.empty()),
                            new Done("other", "/a/{id}", 400, Optional.of(HttpRefusal.METHOD)),
                            new Done("GET", "-", 400, Optional.of(HttpRefusal.MALFORMED)),
                            new Done("GET", "-", 400, Optional.of(HttpRefusal.MALFORMED)));
        }
    }

    @Test
    void anErrorOfTheMachineIsAnsweredToo() throws IOException {
        try (var scene = new EdgeScene(EdgeScene.usual(), request -> {
            throw new StackOverflowError();
        })) {
            assertThat(ask(scene, "GET /x")).startsWith("HTTP/1.1 500").contains("gateway.http.internal");
        }
    }
}
