package org.passerelle.mail;

import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.passerelle.mail.leash.Leash;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Tells from what Jakarta Mail throws what went wrong between us and the server. */
final class MailFaults {
    private static final int DEEPEST = 20;

    private MailFaults() {}

    static Refusal of(Throwable thrown, Leash leash) {
        Leash.Breach breach = leash.breach();
        if (breach == null) {
            return of(thrown);
        }
        return Refusal.of(breach == Leash.Breach.TOO_SLOW ? MailRefusal.TIMEOUT : MailRefusal.PROTOCOL);
    }

    private static Refusal of(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        for (Throwable cause : causes) {
            if (cause instanceof Refused refused) {
                return refused.refusal();
            }
        }
        return Refusal.of(code(causes));
    }

    private static MailRefusal code(List<Throwable> causes) {
        if (any(causes, SocketTimeoutException.class)) {
            return MailRefusal.TIMEOUT;
        }
        if (any(causes, CertPathBuilderException.class) || any(causes, CertPathValidatorException.class)) {
            return MailRefusal.NOT_TRUSTED;
        }
        if (any(causes, CertificateException.class)) {
            return MailRefusal.WRONG_HOST;
        }
        if (any(causes, SocketException.class)
                || any(causes, EOFException.class)
                || any(causes, UnknownHostException.class)
                || any(causes, SocketConnectException.class)) {
            return MailRefusal.UNREACHABLE;
        }
        if (any(causes, SSLException.class)) {
            return MailRefusal.TLS;
        }
        boolean broke = any(causes, ConnectionException.class) || any(causes, IOException.class);
        return broke && !any(causes, ProtocolException.class) ? MailRefusal.UNREACHABLE : MailRefusal.PROTOCOL;
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> causes(Throwable thrown) {
        var found = new ArrayList<Throwable>();
        Throwable next = thrown;
        while (next != null && found.size() < DEEPEST) {
            found.add(next);
            next = next instanceof MessagingException mail ? mail.getNextException() : next.getCause();
        }
        return found;
    }
}
