package org.passerelle.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Handler;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Witness;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** An edge on loopback whose handler remembers what reached it, and TLS clients with and without a certificate. */
final class EdgeScene implements AutoCloseable {
    static final TestPki PKI = new TestPki(new SecureRandom(), InstantSource.system());
    private static final Leaf.Subject SUBJECT =
            new Leaf.Subject("Meuse (55)", "CH TEST", new StructureId("1550000012"), "passerelle");
    static final Issued SERVER = PKI.issue(Leaf.tlsServer(SUBJECT, List.of("localhost", "127.0.0.1")));
    static final Issued CLIENT = PKI.issue(Leaf.tlsClient(SUBJECT));
    static final Boundary.Answers ANSWERS = refusal -> Response.text(
            switch (refusal.code().code()) {
                case "gateway.http.header-too-large" -> 431;
                case "gateway.http.body-too-large" -> 413;
                case "gateway.http.too-slow" -> 408;
                case "gateway.http.busy" -> 503;
                case "gateway.http.internal" -> 500;
                default -> 400;
            },
            refusal.code().code());

    final List<Request> reached = new CopyOnWriteArrayList<>();
    final List<Witness.Done> told = new CopyOnWriteArrayList<>();
    final ExecutorService workers = Executors.newFixedThreadPool(2);
    final NettyEdge edge;

    EdgeScene(EdgeLimits limits) {
        this(limits, request -> Response.text(200, "ok " + request.body().length));
    }

    EdgeScene(EdgeLimits limits, Handler handler) {
        this(limits, handler, List.of());
    }

    EdgeScene(EdgeLimits limits, Handler handler, List<X509CRL> crls) {
        edge = NettyEdge.open(
                new InetSocketAddress("127.0.0.1", 0),
                new EdgeTls(SERVER.key(), SERVER.chain(), List.of(PKI.root(), PKI.organisations()), crls),
                limits,
                new Boundary(remembering(handler), ANSWERS, told::add),
                workers);
    }

    private Handler remembering(Handler handler) {
        return new Handler() {
            @Override
            public Response handle(Request request) {
                reached.add(request);
                return handler.handle(request);
            }

            @Override
            public String route(Request request) {
                return handler.route(request);
            }
        };
    }

    /** The usual limits, some of them small. */
    static EdgeLimits limits(int header, int body, Duration headerTime, Duration idleTime) {
        EdgeLimits usual = EdgeLimits.DEFAULT;
        return new EdgeLimits(
                header,
                body,
                Math.max(body, 1024),
                headerTime,
                headerTime,
                idleTime,
                usual.connections(),
                usual.requestsPerConnection(),
                Duration.ofSeconds(5));
    }

    static EdgeLimits usual() {
        return limits(16 * 1024, 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    URI uri(String path) {
        return URI.create("https://localhost:" + edge.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    static HttpClient client(@Nullable Issued identity) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls(identity))
                .build();
    }

    /** Sends these very octets on a new connection and reads until the server closes it. */
    String raw(@Nullable Issued identity, String octets) throws IOException {
        try (SSLSocket socket = socket(identity)) {
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return readAll(socket.getInputStream());
        }
    }

    SSLSocket socket(@Nullable Issued identity) throws IOException {
        var socket = (SSLSocket) tls(identity).getSocketFactory().createSocket("127.0.0.1", edge.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    static String readAll(InputStream in) throws IOException {
        var read = new ByteArrayOutputStream();
        in.transferTo(read);
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    static SSLContext tls(@Nullable Issued identity) {
        try {
            var anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("root", PKI.root());
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors);
            var keys = KeyManagerFactory.getInstance("PKIX");
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            if (identity != null) {
                store.setKeyEntry(
                        "client",
                        identity.key(),
                        new char[0],
                        identity.chain().toArray(new java.security.cert.Certificate[0]));
            }
            keys.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        edge.close();
        workers.shutdownNow();
    }
}
