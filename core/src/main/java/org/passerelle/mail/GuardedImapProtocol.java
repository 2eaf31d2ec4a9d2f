package org.passerelle.mail;

import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;
import org.passerelle.refusal.Refusal;

/** An IMAP connection that believes nothing before TLS has started. */
final class GuardedImapProtocol extends IMAPProtocol {

    GuardedImapProtocol(String name, String host, int port, Properties properties, boolean implicit, MailLogger logger)
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

    static ProtocolException refused(MailRefusal code) {
        return new ProtocolException(code.sentence(), Refusal.of(code).refused());
    }
}
