package org.passerelle.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.passerelle.seal.pki.Issued;

/** A web server with a certificate on the loopback, which answers what it is told to and remembers what it was sent. */
public final class HttpsLoopback implements AutoCloseable {
    /** Never answers. */
    public static final int MUTE = 0;
    /** Answers 200 and a body without end. */
    public static final int ENDLESS = -1;

    private static final char[] PASSWORD = "password".toCharArray();

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "https-loopback");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /** What was sent. */
    public record Asked(String line, String type, String authorization, String body) {}

    public HttpsLoopback(Issued identity) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(identity)));
        } catch (IOException | GeneralSecurityException unavailable) {
            throw new IllegalStateException(unavailable);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static SSLContext tls(Issued identity) throws GeneralSecurityException, IOException {
        KeyStore held = KeyStore.getInstance("PKCS12");
        held.load(null, null);
        held.setKeyEntry("own", identity.key(), PASSWORD, identity.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(held, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** {@code localhost:port}. */
    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    public URI uri(String path) {
        return URI.create("https://" + host() + path);
    }

    /** What the next ones are answered, one after the other; afterwards 200. */
    public void next(int... answers) {
        for (int answer : answers) {
            statuses.add(answer);
        }
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    header(exchange, "Content-Type"),
                    header(exchange, "Authorization"),
                    body));
            Integer status = statuses.poll();
            if (status == null) {
                exchange.sendResponseHeaders(200, -1);
            } else if (status == MUTE) {
                closed.await();
            } else if (status == ENDLESS) {
                pourOut(exchange);
            } else {
                exchange.getResponseHeaders().set("Location", uri("/elsewhere").toString());
                exchange.sendResponseHeaders(status, -1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pourOut(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] block = new byte[8192];
            while (true) {
                out.write(block);
            }
        } catch (UncheckedIOException left) {
            throw left.getCause();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
