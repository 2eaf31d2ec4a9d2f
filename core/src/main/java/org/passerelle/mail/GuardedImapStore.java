package org.passerelle.mail;

import jakarta.mail.Session;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;
import org.passerelle.refusal.Refusal;

/** An IMAP account that logs in the one way its settings name, and no other. */
final class GuardedImapStore extends IMAPStore {
    private final boolean implicit;
    private final MailLogin login;

    GuardedImapStore(Session session, boolean implicit, MailLogin login) {
        super(session, null, "imap", implicit);
        this.implicit = implicit;
        this.login = login;
    }

    @Override
    protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
        return new Connection(name, host, port, session.getProperties(), implicit, logger);
    }

    /** Without this, a token would be sent as the password of a LOGIN command where XOAUTH2 is not offered. */
    @Override
    protected void preLogin(IMAPProtocol connection) throws ProtocolException {
        boolean offered;
        if (login instanceof MailLogin.XOAuth2) {
            offered = connection.hasCapability("AUTH=XOAUTH2");
        } else if (login instanceof MailLogin.ClientCertificate) {
            offered = connection.hasCapability("AUTH=EXTERNAL");
        } else {
            offered = !connection.hasCapability("LOGINDISABLED") || connection.hasCapability("AUTH=PLAIN");
        }
        if (!offered) {
            throw refused(MailRefusal.LOGIN_NOT_OFFERED);
        }
    }

    private static ProtocolException refused(MailRefusal code) {
        return new ProtocolException(code.sentence(), Refusal.of(code).refused());
    }

    /** An IMAP connection that believes nothing before TLS has started. */
    private static final class Connection extends IMAPProtocol {

        Connection(String name, String host, int port, Properties properties, boolean implicit, MailLogger logger)
                throws IOException, ProtocolException {
            super(name, host, port, properties, implicit, logger);
            if (!isSSL() && !hasCapability("STARTTLS")) {
                disconnect();
                throw refused(MailRefusal.STARTTLS_MISSING);
            }
        }

        /** PREAUTH before TLS is somebody in between who wants STARTTLS skipped (RFC 9051 §11.1). */
        @Override
        protected void processGreeting(Response greeting) throws ProtocolException {
            if (!isSSL() && !greeting.isOK()) {
                throw refused(MailRefusal.PROTOCOL);
            }
            super.processGreeting(greeting);
        }
    }
}
