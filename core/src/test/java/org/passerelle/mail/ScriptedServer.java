package org.passerelle.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on the loopback that says what its script says, however wrong. */
final class ScriptedServer implements AutoCloseable {
    /** What a server does with one connection. */
    interface Script {
        void play(Conversation with) throws IOException;
    }

    private final ServerSocket door;
    private final SSLContext tls;
    private final Script script;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();

    private ScriptedServer(ServerSocket door, SSLContext tls, Script script) {
        this.door = door;
        this.tls = tls;
        this.script = script;
        start("scripted server", this::accept);
    }

    static ScriptedServer implicit(SSLContext tls, Script script) throws IOException {
        return new ScriptedServer(
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls, script);
    }

    static ScriptedServer clear(SSLContext tls, Script script) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls, script);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                connections.incrementAndGet();
                start("scripted conversation", () -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            script.play(new Conversation(socket));
        } catch (IOException gone) {
            // the client left, as scripts provoke
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket each : open) {
            each.close();
        }
    }

    /** One connection. */
    final class Conversation {
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        Conversation(Socket socket) throws IOException {
            on(socket);
        }

        private void on(Socket next) throws IOException {
            socket = next;
            in = new BufferedInputStream(next.getInputStream());
            out = next.getOutputStream();
        }

        void startTls() throws IOException {
            var layered = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
            layered.setUseClientMode(false);
            on(layered);
        }

        void wantClientCertificate() {
            ((SSLSocket) socket).setWantClientAuth(true);
        }

        boolean clientShowedCertificate() {
            try {
                return ((SSLSocket) socket).getSession().getPeerCertificates().length > 0;
            } catch (javax.net.ssl.SSLPeerUnverifiedException none) {
                return false;
            }
        }

        void say(String line) throws IOException {
            raw(line + "\r\n");
        }

        void raw(String octets) throws IOException {
            out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** The next line without CRLF, as ISO 8859-1, so that no octet is lost. */
        String hear() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int octet = in.read(); ; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("the client left");
                }
                line.write(octet);
                byte[] all = line.toByteArray();
                if (octet == '\n' && all.length > 1 && all[all.length - 2] == '\r') {
                    return new String(all, 0, all.length - 2, StandardCharsets.ISO_8859_1);
                }
            }
        }
    }
}
