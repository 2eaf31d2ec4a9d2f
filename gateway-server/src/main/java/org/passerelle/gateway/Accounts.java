package org.passerelle.gateway;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.config.Settings.Login;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailRefusal;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.node.Mailbox;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** The mail accounts that settings describe. */
final class Accounts {
    private Accounts() {}

    static Mailbox mailbox(Settings.Mailbox settings, InstantSource clock) {
        MailLogin login = login(settings.login());
        List<X509Certificate> anchors =
                settings.findAnchors().map(KeyFiles::certificates).orElse(List.of());
        var smtp = new SmtpSettings(server(settings.smtp(), anchors, login));
        Settings.Imap read = settings.imap();
        var imap = new ImapSettings(
                server(read.server(), anchors, login),
                read.folder(),
                read.receipts(),
                ImapSettings.MOST_OCTETS,
                ImapSettings.MOST_MAILS);
        return new Mailbox(
                settings.address(),
                new SmtpPost(smtp, clock, System::nanoTime),
                new ImapIntake(imap, clock, System::nanoTime));
    }

    /**
     * Looks whether the account lets us in. A password or certificate that is refused stops the start, because only people can
     * mend it; a server that is away, or a token that another program has not renewed yet, does not.
     */
    static void requireLogin(Settings.Mailbox settings, Mailbox mailbox) {
        Intake intake = mailbox.intake();
        if (intake == null || settings.login() instanceof Login.XOAuth2) {
            return;
        }
        intake.poll(MailCursor.START, incoming -> Intake.Answer.STOP);
        if (intake.state() instanceof MailboxState.NotLoggedIn closed && isFinal(closed)) {
            throw closed.why().with(FactKey.SETTING, "mailboxes[].login").refused();
        }
    }

    private static boolean isFinal(MailboxState.NotLoggedIn closed) {
        return closed.why().is(MailRefusal.LOGIN_REFUSED) || closed.why().is(MailRefusal.LOGIN_NOT_OFFERED);
    }

    private static MailServer server(Settings.Server server, List<X509Certificate> anchors, MailLogin login) {
        MailServer.Tls tls = server.tls() == Settings.Tls.IMPLICIT ? MailServer.Tls.IMPLICIT : MailServer.Tls.STARTTLS;
        return new MailServer(server.host(), server.port(), tls, anchors, login);
    }

    private static MailLogin login(Login login) {
        if (login instanceof Login.Password password) {
            return new MailLogin.Password(
                    password.user(), new MailSecret(password.secret().reveal()));
        } else if (login instanceof Login.Certificate certificate) {
            Identity identity = KeyFiles.identity(certificate.key());
            return new MailLogin.ClientCertificate(certificate.user(), identity.chain(), identity.key());
        }
        var token = (Login.XOAuth2) login;
        return new MailLogin.XOAuth2(token.user(), () -> token(token));
    }

    /** The token as it stands in its file now; none while the file is empty or away. */
    private static Optional<MailSecret> token(Login.XOAuth2 login) {
        try {
            return login.token()
                    .ascii()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .map(MailSecret::new);
        } catch (Refused away) {
            return Optional.empty();
        }
    }
}
