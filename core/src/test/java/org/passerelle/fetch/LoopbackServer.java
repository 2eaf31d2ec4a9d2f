package org.passerelle.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A web server on the loopback that says what it is told to, and remembers who asked. */
public final class LoopbackServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean down;

    /** What is answered to a body. */
    private record Page(int status, UnaryOperator<byte[]> answer) {}

    public LoopbackServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** {@code 127.0.0.1:port}, as an allowed host. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://" + host() + path);
    }

    public void publish(String path, byte[] octets) {
        answer(path, body -> octets);
    }

    public void answer(String path, UnaryOperator<byte[]> answer) {
        pages.put(path, new Page(200, answer));
    }

    public void status(String path, int status) {
        pages.put(path, new Page(status, body -> new byte[0]));
    }

    /** Everybody gets 503, or nobody does any more. */
    public void down(boolean now) {
        down = now;
    }

    /** The paths that were asked for, with their headers, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            String key = exchange.getRequestHeaders().getFirst("ESANTE-API-KEY");
            asked.add(exchange.getRequestMethod() + " " + path + (key == null ? "" : " " + key));
            byte[] body = exchange.getRequestBody().readAllBytes();
            Page page = pages.get(exchange.getRequestURI().getPath());
            if (down || page == null) {
                exchange.sendResponseHeaders(down ? 503 : 404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            byte[] octets = page.answer().apply(body);
            exchange.sendResponseHeaders(page.status(), octets.length == 0 ? -1 : octets.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(octets);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
