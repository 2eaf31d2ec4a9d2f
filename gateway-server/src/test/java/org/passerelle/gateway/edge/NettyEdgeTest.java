package org.passerelle.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Witness;
import org.passerelle.party.StructureId;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** The edge, met by real TLS clients on loopback. */
class NettyEdgeTest {
    @Test
    void handsOverTheWholeRequestWithItsClientCertificate() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.usual())) {
            HttpResponse<String> answer = EdgeScene.client(EdgeScene.CLIENT)
                    .send(
                            scene.request("/a/b%20c?x=1&y=%C3%A9")
                                    .POST(BodyPublishers.ofString("hello"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("ok 5\n");
            Request request = scene.reached.get(0);
            assertThat(request.path()).containsExactly("a", "b c");
            assertThat(request.query().one("y")).contains("é");
            assertThat(request.certificate()).isEqualTo(Certificates.hash(EdgeScene.CLIENT.certificate()));
            assertThat(answer.headers().map()).doesNotContainKey("server");
            assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        }
    }

    @Test
    void letsAClientWithoutCertificateAskAndSaysSo() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.usual())) {
            EdgeScene.client(null).send(scene.request("/health").build(), BodyHandlers.ofString());
            assertThat(scene.reached.get(0).certificate()).isNull();
        }
    }

    @Test
    void readsNoBodyOfAStranger() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.usual())) {
            EdgeScene.client(null)
                    .send(
                            scene.request("/x")
                                    .POST(BodyPublishers.ofString("hello"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(scene.reached.get(0).body()).isEmpty();
        }
    }

    @Test
    void endsTheHandshakeOfACertificateFromElsewhere() {
        var elsewhere = new TestPki(new SecureRandom(), InstantSource.system());
        Issued other = elsewhere.issue(
                Leaf.tlsClient(new Leaf.Subject("Paris (75)", "AILLEURS", new StructureId("1750000012"), "autre")));
        try (var scene = new EdgeScene(EdgeScene.usual())) {
            assertThatThrownBy(() ->
                            EdgeScene.client(other).send(scene.request("/x").build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(scene.reached).isEmpty();
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        try (var scene = new EdgeScene(
                EdgeScene.usual(), request -> Response.text(200, request.path().get(0)))) {
            String answers = scene.raw(
                    null,
                    "GET /one HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            + "GET /two HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answers.indexOf("one\n")).isPositive().isLessThan(answers.indexOf("two\n"));
        }
    }

    @Test
    void streamsABodyLargerThanAnyBufferAndClosesIt() throws Exception {
        var closed = new CountDownLatch(1);
        byte[] octets = new byte[3 * Answer.PIECE + 17];
        new java.util.Random(7).nextBytes(octets);
        var in = new ByteArrayInputStream(octets) {
            @Override
            public void close() {
                closed.countDown();
            }
        };
        var answer = new Response(
                200, Headers.of("Content-Type", "image/png"), new Response.Body.Streamed(in, octets.length));
        try (var scene = new EdgeScene(EdgeScene.usual(), request -> answer)) {
            byte[] received = EdgeScene.client(null)
                    .send(scene.request("/x").build(), BodyHandlers.ofByteArray())
                    .body();
            assertThat(received).isEqualTo(octets);
            closed.await();
        }
    }

    @Test
    void closesAStreamThatEndsTooEarlyWithoutPretendingItIsWhole() {
        var answer =
                new Response(200, Headers.NONE, new Response.Body.Streamed(new ByteArrayInputStream(new byte[10]), 20));
        try (var scene = new EdgeScene(EdgeScene.usual(), request -> answer)) {
            assertThatThrownBy(() ->
                            EdgeScene.client(null).send(scene.request("/x").build(), BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void answersABugWithoutItsWords() throws Exception {
        try (var scene = new EdgeScene(EdgeScene.usual(), request -> {
            throw new IllegalStateException("Martin, Jeanne");
        })) {
            HttpResponse<String> answer =
                    EdgeScene.client(null).send(scene.request("/x").build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("gateway.http.internal\n");
        }
    }

    @Test
    void letsARunningRequestBeAnsweredWhenItCloses() throws Exception {
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var scene = new EdgeScene(EdgeScene.usual(), request -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            return Response.text(200, "done");
        });
        var answer = EdgeScene.client(null).sendAsync(scene.request("/x").build(), BodyHandlers.ofString());
        inside.await();
        var closing = new Thread(scene::close);
        closing.start();
        go.countDown();
        assertThat(answer.get().body()).isEqualTo("done\n");
        closing.join();
    }

    @Test
    void refusesAPortInUse() {
        try (var scene = new EdgeScene(EdgeScene.usual())) {
            var tls = new EdgeTls(
                    EdgeScene.SERVER.key(), EdgeScene.SERVER.chain(), List.of(EdgeScene.PKI.root()), List.of());
            assertThatThrownBy(() -> NettyEdge.open(
                            new InetSocketAddress("127.0.0.1", scene.edge.port()),
                            tls,
                            EdgeScene.usual(),
                            new Boundary(request -> Response.text(200, "never"), EdgeScene.ANSWERS, Witness.NONE),
                            scene.workers))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(EdgeRefusal.PORT_IN_USE));
        }
    }

    @Test
    void neverRunsAHandlerOnAnEventLoop() throws Exception {
        var onLoop = new AtomicBoolean();
        try (var scene = new EdgeScene(EdgeScene.usual(), request -> {
            onLoop.set(Thread.currentThread().getName().contains("LoopGroup"));
            return Response.text(200, "ok");
        })) {
            EdgeScene.client(null).send(scene.request("/x").build(), BodyHandlers.ofString());
            assertThat(onLoop).isFalse();
        }
    }
}
