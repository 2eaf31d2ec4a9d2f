package org.passerelle.mail;

import java.security.cert.X509Certificate;
import java.util.List;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A mail server, how it is reached and whom it must prove to be. There is no way to reach one without TLS 1.2 or later and a
 * certificate that is checked, name included.
 *
 * @param host the name that the server's certificate must carry
 * @param port 1 to 65535
 * @param tls when TLS starts
 * @param anchors whom to trust; empty for the JDK's own anchors
 * @param login how the account proves who it is
 * @param patience how long to wait for the server
 */
public record MailServer(
        String host, int port, Tls tls, List<X509Certificate> anchors, MailLogin login, Patience patience) {

    /** When TLS starts. */
    public enum Tls {
        /** With the first octet: SMTPS (465), IMAPS (993); RFC 8314. */
        IMPLICIT,
        /** After the STARTTLS command (587, 143), without which the connection is given up. */
        STARTTLS
    }

    public MailServer {
        anchors = List.copyOf(anchors);
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw wrong("host");
        }
        if (port < 1 || port > 65535) {
            throw wrong("port");
        }
    }

    /** With the usual patience. */
    public MailServer(String host, int port, Tls tls, List<X509Certificate> anchors, MailLogin login) {
        this(host, port, tls, anchors, login, Patience.USUAL);
    }

    static RuntimeException wrong(String setting) {
        return Refusal.of(MailRefusal.SETTING).with(FactKey.SETTING, setting).refused();
    }
}
