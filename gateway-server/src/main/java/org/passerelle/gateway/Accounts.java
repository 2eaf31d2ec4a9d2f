package org.passerelle.gateway;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.config.Settings.Login;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.gateway.telemetry.Mailboxes;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailRefusal;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.node.Mailbox;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.mail.Post;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** The mail accounts that settings describe. */
final class Accounts {
    /** Longest wait for mail servers at the start: one that says nothing until then is away. */
    static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    private final List<Account> accounts;

    private Accounts(List<Account> accounts) {
        this.accounts = accounts;
    }

    /** One account: how it is set, and how its mail goes and comes. */
    private record Account(
            Settings.Mailbox settings, SmtpPost post, ImapIntake intake, Post watchedPost, Intake watchedIntake) {

        Mailbox mailbox() {
            return new Mailbox(settings.address(), watchedPost, watchedIntake);
        }
    }

    static Accounts of(Settings settings, InstantSource clock, EventLog log) {
        var watch = new Mailboxes(log);
        var found = new ArrayList<Account>();
        for (Settings.Mailbox mailbox : settings.mailboxes()) {
            found.add(account(mailbox, "mailboxes[" + found.size() + "]", clock, watch));
        }
        return new Accounts(List.copyOf(found));
    }

    /** An account's two sides, unwatched. */
    record Door(MailAddress address, SmtpPost post, ImapIntake intake) {}

    /** Each, in the settings' order; whoever takes them closes them. */
    List<Door> doors() {
        return accounts.stream()
                .map(account -> new Door(account.settings().address(), account.post(), account.intake()))
                .toList();
    }

    List<Mailbox> mailboxes() {
        return accounts.stream().map(Account::mailbox).toList();
    }

    /**
     * Looks, all at the same time, whether each server lets us in. What only people can mend stops the start: a login that is
     * refused, a certificate that is not trusted or not the host's, a port without TLS, a folder that is not there. Were it
     * only shown, the gateway would seem to serve while no letter came or went. A server that is away does not stop it, nor does
     * a token that another program has not renewed yet.
     *
     * @throws Refused with the first account's trouble, where the account stands in the settings
     */
    void requireLogins() {
        var looks = new ArrayList<Callable<MailboxState>>();
        for (Account account : accounts) {
            looks.add(() -> account.intake()
                    .poll(MailCursor.START, incoming -> Intake.Answer.STOP)
                    .state());
            looks.add(account.post()::login);
        }
        List<Optional<Refusal>> found = looks.isEmpty() ? List.of() : look(looks);
        for (int at = 0; at < accounts.size(); at++) {
            Settings.Mailbox settings = accounts.get(at).settings();
            Optional<Refusal> imap = found.get(2 * at).filter(why -> isSetting(why, settings.login()));
            Optional<Refusal> smtp = found.get(2 * at + 1).filter(why -> isSetting(why, settings.login()));
            if (imap.isPresent() || smtp.isPresent()) {
                throw refused("mailboxes[" + at + "].", settings, imap, smtp);
            }
        }
        // whoever reads the log learns of a server that is away before the first mail
        for (Account account : accounts) {
            account.watchedIntake().state();
            account.watchedPost().state();
        }
    }

    private static List<Optional<Refusal>> look(List<Callable<MailboxState>> looks) {
        ExecutorService threads = Executors.newFixedThreadPool(looks.size(), task -> {
            var thread = new Thread(task, "passerelle-login");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return threads.invokeAll(looks, LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .map(Accounts::why)
                    .toList();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Collections.nCopies(looks.size(), Optional.empty());
        } finally {
            threads.shutdown();
        }
    }

    /** What stood in the way; nothing where all is well, or where nobody answered in time. */
    private static Optional<Refusal> why(Future<MailboxState> looked) {
        try {
            MailboxState state = looked.get();
            if (state instanceof MailboxState.NotLoggedIn closed) {
                return Optional.of(closed.why());
            }
            return state instanceof MailboxState.Degraded degraded ? Optional.of(degraded.why()) : Optional.empty();
        } catch (CancellationException away) {
            return Optional.empty();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException broken) {
            throw new HouseBug("a look into a mailbox tells a state", broken);
        }
    }

    private static boolean isSetting(Refusal why, Login login) {
        boolean oldToken = login instanceof Login.XOAuth2
                && (why.is(MailRefusal.LOGIN_REFUSED) || why.is(MailRefusal.TOKEN_MISSING));
        return why.code().lasting() == RefusalCode.Lasting.PERMANENT && !oldToken;
    }

    /** One sentence for the account: the same trouble at both servers is one trouble. */
    private static Refused refused(
            String name, Settings.Mailbox settings, Optional<Refusal> imap, Optional<Refusal> smtp) {
        Refusal why = imap.or(() -> smtp).orElseThrow();
        String part = imap.isPresent() ? "imap" : "smtp";
        boolean both =
                imap.isPresent() && smtp.isPresent() && smtp.get().is(imap.get().code());
        Refusal told = Refusal.of(why.code()).with(FactKey.CHECK, both ? "imap and smtp" : part);
        return settings.place().refused(told, name + setting(why, part));
    }

    private static String setting(Refusal why, String part) {
        if (why.is(MailRefusal.NOT_TRUSTED)) {
            return "anchors";
        } else if (why.is(MailRefusal.FOLDER)) {
            return "imap.folder";
        } else if (why.is(MailRefusal.WRONG_HOST)) {
            return part + ".host";
        }
        boolean tls = why.is(MailRefusal.TLS) || why.is(MailRefusal.STARTTLS_MISSING);
        return tls ? part + ".tls" : "login";
    }

    private static Account account(Settings.Mailbox settings, String name, InstantSource clock, Mailboxes watch) {
        MailLogin login = login(settings.login());
        List<X509Certificate> anchors =
                settings.findAnchors().map(KeyFiles::certificates).orElse(List.of());
        var smtp = new SmtpSettings(server(settings.smtp(), anchors, login));
        Settings.Imap read = settings.imap();
        var imap = new ImapSettings(
                server(read.server(), anchors, login),
                read.folder(),
                read.receipts(),
                read.mailBytes(),
                ImapSettings.MOST_MAILS);
        var post = new SmtpPost(smtp, clock, System::nanoTime);
        var intake = new ImapIntake(imap, clock, System::nanoTime);
        return new Account(
                settings, post, intake, watch.watched(post, name + ".smtp"), watch.watched(intake, name + ".imap"));
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
