package org.passerelle.mail;

import jakarta.mail.Session;
import java.io.IOException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

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
        return new GuardedImapProtocol(name, host, port, session.getProperties(), implicit, logger);
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
            throw GuardedImapProtocol.refused(MailRefusal.LOGIN_NOT_OFFERED);
        }
    }
}
