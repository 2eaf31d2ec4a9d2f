package org.passerelle.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.LiveSource;
import org.passerelle.gateway.http.Response;

/** A body without an end of its own, met by real TLS clients on loopback. */
@Timeout(60)
class LiveBodyTest {

    /** One that tells what the test says. */
    private static final class Source implements LiveSource {
        private final Duration pause;
        final CompletableFuture<Taker> taker = new CompletableFuture<>();
        final CountDownLatch ended = new CountDownLatch(1);
        volatile boolean going = true;

        Source(Duration pause) {
            this.pause = pause;
        }

        void say(String text) throws Exception {
            taker.get(30, TimeUnit.SECONDS).take(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Runnable begin(Taker told) {
            taker.complete(told);
            return ended::countDown;
        }

        @Override
        public boolean lasts() {
            return going;
        }

        @Override
        public byte[] beat() {
            return "beat\n".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Duration pause() {
            return pause;
        }
    }

    /** Making keys takes its time on a busy machine, which is none of what is timed here. */
    @BeforeAll
    static void keys() {
        assertThat(EdgeScene.CLIENT.chain()).isNotEmpty();
    }

    private final Source source = new Source(Duration.ofHours(1));

    private static EdgeScene serving(Source source) {
        return new EdgeScene(
                EdgeScene.usual(),
                request -> new Response(
                        200, Headers.of("Content-Type", "text/event-stream"), new Response.Body.Live(source)));
    }

    private static HttpResponse<InputStream> get(EdgeScene scene) throws Exception {
        return EdgeScene.client(EdgeScene.CLIENT).send(scene.request("/live").build(), BodyHandlers.ofInputStream());
    }

    private static BufferedReader reader(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void givesEachPieceAsItComesUntilItEnds() throws Exception {
        try (var scene = serving(source)) {
            HttpResponse<InputStream> answer = get(scene);
            assertThat(answer.headers().firstValue("transfer-encoding")).contains("chunked");
            assertThat(answer.headers().firstValue("content-length")).isEmpty();
            assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
            BufferedReader lines = reader(answer);
            source.say("one\n");
            assertThat(lines.readLine()).isEqualTo("one");
            source.say("two\n");
            assertThat(lines.readLine()).isEqualTo("two");
            source.taker.get().end();
            assertThat(lines.readLine()).isNull();
            assertThat(source.ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void beatsWhileNothingHappensAndEndsWhenItMayNotGoOn() throws Exception {
        var beating = new Source(Duration.ofMillis(20));
        try (var scene = serving(beating)) {
            BufferedReader lines = reader(get(scene));
            assertThat(lines.readLine()).isEqualTo("beat");
            assertThat(lines.readLine()).isEqualTo("beat");
            beating.going = false;
            assertThat(lines.lines().filter(line -> !line.equals("beat"))).isEmpty();
            assertThat(beating.ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void noticesAtOnceThatTheClientIsGone() throws Exception {
        try (var scene = serving(source)) {
            try (SSLSocket socket = asked(scene, "GET")) {
                source.taker.get(30, TimeUnit.SECONDS);
                assertThat(socket.getInputStream().read()).isPositive();
            }
            assertThat(source.ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void letsAClientGoThatTakesTooLittle() throws Exception {
        try (var scene = serving(source)) {
            try (SSLSocket socket = asked(scene, "GET")) {
                LiveSource.Taker taker = source.taker.get(30, TimeUnit.SECONDS);
                for (int piece = 0; piece < 64; piece++) {
                    taker.take(new byte[1024 * 1024]);
                }
                assertThat(source.ended.await(30, TimeUnit.SECONDS)).isTrue();
                taker.take(new byte[1]);
                assertThat(socket.isClosed()).isFalse();
            }
        }
    }

    @Test
    void saysTheSameOnlyOnceToWhoHasNotTakenItYet() throws Exception {
        try (var scene = serving(source)) {
            BufferedReader lines = reader(get(scene));
            LiveSource.Taker taker = source.taker.get(30, TimeUnit.SECONDS);
            byte[] same = "same\n".getBytes(StandardCharsets.UTF_8);
            for (int times = 0; times < 1000; times++) {
                taker.take(same);
            }
            source.say("end\n");
            taker.end();
            assertThat(lines.lines()).endsWith("same", "end");
        }
    }

    @Test
    void endsWithTheDoorAndDoesNotHoldItOpen() throws Exception {
        EdgeScene scene = serving(source);
        BufferedReader lines = reader(get(scene));
        source.say("one\n");
        assertThat(lines.readLine()).isEqualTo("one");
        var closing = CompletableFuture.runAsync(scene::close);
        assertThat(lines.readLine()).isNull();
        closing.get(4, TimeUnit.SECONDS);
        assertThat(source.ended.await(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theHeaderAloneIsAnsweredWithoutIt() throws Exception {
        try (var scene = serving(source);
                SSLSocket socket = asked(scene, "HEAD")) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(source.taker).isNotDone();
        }
        assertThatThrownBy(() -> source.taker.get(0, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
    }

    private static SSLSocket asked(EdgeScene scene, String method) throws IOException {
        SSLSocket socket = scene.socket(EdgeScene.CLIENT);
        socket.getOutputStream()
                .write((method + " /live HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
