package org.passerelle.specs.killed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The line between one house and the mail server, on a port of its own. It hands octets on as they are (they are TLS), and can
 * ring when so many of the server's have passed.
 */
final class Wire implements AutoCloseable {
    private static final int BLOCK = 1024;
    private static final int WAITING = 20;
    private static final long NEVER = Long.MAX_VALUE;

    private final ServerSocket door;
    private final int server;
    private final AtomicLong left = new AtomicLong(NEVER);
    private volatile Runnable bell = () -> {};

    private Wire(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    static Wire to(int server) throws IOException {
        var wire = new Wire(new ServerSocket(0, WAITING, InetAddress.getByName("127.0.0.1")), server);
        background(wire::admit);
        return wire;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Rings once, after that many more octets from the server; what comes after them never arrives. */
    void ringAfter(int octets, Runnable ring) {
        bell = ring;
        left.set(octets);
    }

    void silence() {
        left.set(NEVER);
    }

    private void admit() {
        try {
            while (!door.isClosed()) {
                Socket house = door.accept();
                Socket mail = new Socket(door.getInetAddress(), server);
                background(() -> carry(house, mail, false));
                background(() -> carry(mail, house, true));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void carry(Socket from, Socket to, boolean counted) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] block = new byte[BLOCK];
            int length = in.read(block);
            while (length >= 0 && !(counted && rings(length))) {
                out.write(block, 0, length);
                out.flush();
                length = in.read(block);
            }
        } catch (IOException gone) {
            // one side left; the other learns it by the closing of its socket
        }
    }

    private boolean rings(int length) {
        long before = left.getAndUpdate(octets -> octets == NEVER ? NEVER : octets - length);
        boolean now = before != NEVER && before > 0 && before <= length;
        if (now) {
            left.set(NEVER);
            bell.run();
        }
        return now;
    }

    private static void background(Runnable work) {
        var thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
