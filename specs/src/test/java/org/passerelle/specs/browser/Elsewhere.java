package org.passerelle.specs.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The browser's way to every other origin: a proxy that leads nowhere and remembers who was asked for. */
final class Elsewhere implements AutoCloseable {
    private static final int QUEUE = 50;

    private final ServerSocket socket;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private Elsewhere(ServerSocket socket) {
        this.socket = socket;
    }

    static Elsewhere open() {
        try {
            var elsewhere = new Elsewhere(new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress()));
            var thread = new Thread(elsewhere::listen, "elsewhere");
            thread.setDaemon(true);
            thread.start();
            return elsewhere;
        } catch (IOException unopened) {
            throw new UncheckedIOException(unopened);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept();
                    var reader = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
                asked.add(String.valueOf(reader.readLine()));
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 502 Nowhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException closed) {
                // by us at the end, or by a browser that thought better of it
                continue;
            }
        }
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** What was asked for so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
