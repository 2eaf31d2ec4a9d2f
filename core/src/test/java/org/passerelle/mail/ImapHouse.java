package org.passerelle.mail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.slf4j.LoggerFactory;

/** A real mailbox: GreenMail's IMAP with a certificate of the test's own. */
final class ImapHouse implements AutoCloseable {
    private final Managers managers = new Managers();
    private final SSLContext tls;
    private Server server;
    private GreenMailUser user;

    ImapHouse(SSLContext tls) throws Exception {
        this.tls = tls;
        // GreenMail logs every line it hears and says
        ((Logger) LoggerFactory.getLogger("com.icegreen")).setLevel(Level.OFF);
        user = managers.getUserManager().createUser("ligne@hopital.test", "ligne", "right");
        server = new Server(0);
        server.open();
    }

    int port() {
        return server.getPort();
    }

    MailFolder inbox() {
        try {
            return managers.getImapHostManager().getInbox(user);
        } catch (com.icegreen.greenmail.store.FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    MailFolder folder(String name) {
        return managers.getImapHostManager().getFolder(user, name);
    }

    long deliver(byte[] octets, Instant arrival) {
        try {
            return inbox().appendMessage(new Exact(octets), new Flags(), Date.from(arrival));
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The mailbox is thrown away and made anew, under another UIDVALIDITY. */
    void renumber(long validity) throws Exception {
        managers.getUserManager().deleteUser(user);
        user = managers.getUserManager().createUser("ligne@hopital.test", "ligne", "right");
        var field = inbox().getClass().getDeclaredField("uidValidity");
        field.setAccessible(true);
        field.set(inbox(), validity);
    }

    void down() {
        server.stopService();
    }

    void up() throws InterruptedException {
        int port = server.getPort();
        server = new Server(port);
        server.open();
    }

    @Override
    public void close() {
        server.stopService();
    }

    /** GreenMail copies a message by writing it out and parsing it: this one keeps its octets. */
    static final class Exact extends MimeMessage {
        private final byte[] octets;

        Exact(byte[] octets) throws jakarta.mail.MessagingException {
            super(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
            this.octets = octets;
        }

        @Override
        public void writeTo(java.io.OutputStream out) throws IOException {
            out.write(octets);
        }
    }

    private final class Server extends AbstractServer {
        Server(int port) {
            super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS), ImapHouse.this.managers);
        }

        void open() {
            startService();
            try {
                if (!waitTillRunning(10_000)) {
                    throw new IllegalStateException("IMAP did not start");
                }
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        protected ServerSocket openServerSocket() throws IOException {
            ServerSocket door = tls.getServerSocketFactory()
                    .createServerSocket(setup.getPort(), 50, InetAddress.getByName("127.0.0.1"));
            setup = setup.port(door.getLocalPort());
            return door;
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket socket) {
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), socket);
        }
    }
}
