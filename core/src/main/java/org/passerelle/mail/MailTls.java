package org.passerelle.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.passerelle.mail.leash.GuardedTlsSocket;
import org.passerelle.mail.leash.Leash;
import org.passerelle.mail.leash.LeashedSocket;
import org.passerelle.refusal.HouseBug;

/** Makes the sockets of one account: leashed, with the account's trust anchors and client certificate only. */
final class MailTls extends SSLSocketFactory {
    /** TLS 1.2 and later. */
    static final String PROTOCOLS = "TLSv1.3 TLSv1.2";

    private final SSLSocketFactory inner;
    private final Leash leash;
    private final boolean imap;

    MailTls(MailServer server, Leash leash, boolean imap) {
        this.inner = context(server).getSocketFactory();
        this.leash = leash;
        this.imap = imap;
    }

    /** What is talked over before STARTTLS is leashed too. */
    SocketFactory beforeTls() {
        return new Plain(leash);
    }

    private static SSLContext context(MailServer server) {
        try {
            var context = SSLContext.getInstance("TLS");
            KeyManager @Nullable [] keys = server.login() instanceof MailLogin.ClientCertificate own
                    ? new KeyManager[] {new ClientKey(own)}
                    : null;
            context.init(keys, trust(server.anchors()), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new HouseBug("the JDK has no TLS", broken);
        }
    }

    private static TrustManager[] trust(List<X509Certificate> anchors) throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        @Nullable KeyStore chosen = null;
        if (!anchors.isEmpty()) {
            chosen = KeyStore.getInstance("PKCS12");
            chosen.load(null, null);
            for (int n = 0; n < anchors.size(); n++) {
                chosen.setCertificateEntry("anchor-" + n, anchors.get(n));
            }
        }
        factory.init(chosen);
        return factory.getTrustManagers();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        var tls = (SSLSocket) inner.createSocket(new LeashedSocket(plain, leash), host, port, autoClose);
        return imap ? new GuardedTlsSocket(tls, leash) : tls;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return inner.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unused();
    }

    private static HouseBug unused() {
        return new HouseBug("TLS is always laid over a leashed socket");
    }

    private static final class Plain extends SocketFactory {
        private final Leash leash;

        Plain(Leash leash) {
            this.leash = leash;
        }

        @Override
        public Socket createSocket() throws IOException {
            var socket = new LeashedSocket(new Socket(), leash);
            // a mail's end leaves in a piece of its own, and would wait until what came before is acknowledged
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw unused();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw unused();
        }
    }
}
