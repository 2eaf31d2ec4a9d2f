package org.passerelle.client.testing;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;

/** One listening port of GreenMail's, with a certificate of our own instead of the one in its jar. */
abstract class MailDoor extends AbstractServer {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long START_MILLIS = 10_000;
    private static final int WAITING = 50;

    private final SSLContext tls;

    MailDoor(SSLContext tls, Managers managers, int port, String protocol) {
        super(new ServerSetup(port, LOOPBACK, protocol), managers);
        this.tls = tls;
        setDaemon(true);
    }

    /** Listens, or says why not. */
    MailDoor opened() {
        startService();
        try {
            if (waitTillRunning(START_MILLIS)) {
                return this;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the simulated mail server did not start");
    }

    @Override
    protected ServerSocket openServerSocket() throws IOException {
        ServerSocket door = tls.getServerSocketFactory()
                .createServerSocket(setup.getPort(), WAITING, InetAddress.getByName(LOOPBACK));
        setup = setup.port(door.getLocalPort());
        return door;
    }

    /** Answers are short and written in pieces: without this, each waits the 40 ms after which the other side acknowledges the last. */
    @Override
    protected void handleClientSocket(Socket socket) throws SocketException {
        socket.setTcpNoDelay(true);
        super.handleClientSocket(socket);
    }

    /** Submission. GreenMail's own refuses the null sender, drops the last CRLF and adds headers. */
    static final class Smtp extends MailDoor {
        private final SubmissionTalk.Taker taker;

        Smtp(SSLContext tls, Managers managers, int port, SubmissionTalk.Taker taker) {
            super(tls, managers, port, ServerSetup.PROTOCOL_SMTPS);
            this.taker = taker;
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket socket) {
            return new SubmissionTalk(socket, managers.getUserManager(), taker);
        }
    }

    /** Reading. */
    static final class Imap extends MailDoor {
        Imap(SSLContext tls, Managers managers, int port) {
            super(tls, managers, port, ServerSetup.PROTOCOL_IMAPS);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket socket) {
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), socket);
        }
    }
}
