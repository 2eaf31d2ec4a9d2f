package org.passerelle.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.passerelle.mail.leash.Leash;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.mail.Post;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Submission by SMTP (RFC 6409) inside TLS. The connection stays open between mails for as long as all goes well; after
 * any trouble the next mail starts on a new one. One attempt at a time.
 *
 * <p>Jakarta Mail bounds writes with a timer thread of its own per connection, which ends with the connection.
 */
public final class SmtpPost implements Post {
    /** All that a server has to say about one mail. */
    private static final long MOST_ANSWERS = 1024 * 1024;

    private final SmtpSettings settings;
    private final InstantSource clock;
    private final Leash leash;
    private final MailSession login;
    private final Session session;
    private @Nullable SMTPTransport transport;
    private volatile MailboxState state = new MailboxState.Ok();
    private volatile boolean busy;

    /**
     * @param clock dates the state
     * @param nanos a monotonic clock ({@link System#nanoTime}) that bounds how long a server may take
     */
    public SmtpPost(SmtpSettings settings, InstantSource clock, LongSupplier nanos) {
        this.settings = settings;
        this.clock = clock;
        this.leash = new Leash(nanos);
        this.login = new MailSession(settings.server(), "smtp", leash)
                .set("auth", "true")
                .set("localhost", settings.greeting())
                .set("sendpartial", "false")
                .set("quitwait", "false");
        this.session = login.open();
    }

    /** At once, even while a server lets an attempt wait. */
    @Override
    public MailboxState state() {
        return state;
    }

    /** Logs in without sending anything; the connection serves the next mail. */
    public synchronized MailboxState login() {
        busy = true;
        try {
            leash.forget();
            connected();
            state = new MailboxState.Ok();
        } catch (MessagingException | RuntimeException trouble) {
            account(MailFaults.of(trouble, leash));
        } finally {
            busy = false;
        }
        return state;
    }

    @Override
    public synchronized Delivery post(MailEnvelope envelope, MailBytes bytes) {
        busy = true;
        try {
            return attempt(envelope, bytes);
        } finally {
            busy = false;
        }
    }

    private Delivery attempt(MailEnvelope envelope, MailBytes bytes) {
        MailShape shape;
        try {
            shape = shapeOf(envelope, bytes);
        } catch (Refused unfit) {
            return unfit(unfit);
        }
        leash.forget();
        SMTPTransport open;
        try {
            open = connected();
        } catch (MessagingException | RuntimeException trouble) {
            return account(MailFaults.of(trouble, leash));
        }
        try {
            fits(open, shape);
        } catch (Refused tooMuch) {
            return new Delivery.PermanentFailure(tooMuch.refusal(), 0, List.of());
        }
        return send(open, envelope, bytes, shape);
    }

    private MailShape shapeOf(MailEnvelope envelope, MailBytes bytes) {
        if (envelope.recipients().size() > settings.mostRecipients()) {
            throw Refusal.of(MailRefusal.TOO_MANY_RECIPIENTS)
                    .with(FactKey.LIMIT, settings.mostRecipients())
                    .refused();
        }
        return MailShape.of(bytes);
    }

    private static Delivery unfit(Refused unfit) {
        if (unfit.code() == MailRefusal.BYTES_UNREADABLE) {
            return new Delivery.TemporaryFailure(unfit.refusal(), 0, List.of());
        }
        if (unfit.code() instanceof MailRefusal) {
            return new Delivery.PermanentFailure(unfit.refusal(), 0, List.of());
        }
        throw unfit;
    }

    private SMTPTransport connected() throws MessagingException {
        leash.begin(settings.server().patience().exchange(), MOST_ANSWERS);
        SMTPTransport old = transport;
        if (old != null && old.isConnected()) {
            return old;
        }
        transport = null;
        var fresh = new SMTPTransport(session, null);
        MailServer server = settings.server();
        try {
            fresh.connect(server.host(), server.port(), server.login().user(), login.secret());
        } catch (AuthenticationFailedException refused) {
            throw SmtpAnswers.login(fresh, refused, leash).refused(refused);
        } catch (MessagingException trouble) {
            throw SmtpAnswers.connection(fresh, trouble, login.implicit(), leash)
                    .refused(trouble);
        }
        boolean byHandshake = server.login() instanceof MailLogin.ClientCertificate;
        if (!byHandshake && !fresh.supportsExtension("AUTH")) {
            closed(fresh);
            throw Refusal.of(MailRefusal.LOGIN_NOT_OFFERED).refused();
        }
        transport = fresh;
        return fresh;
    }

    private static void fits(SMTPTransport open, MailShape shape) {
        long most = SmtpAnswers.sizeLimit(open);
        if (most > 0 && shape.octets() > most) {
            throw Refusal.of(MailRefusal.TOO_LARGE)
                    .with(FactKey.ACTUAL, shape.octets())
                    .with(FactKey.LIMIT, most)
                    .refused();
        }
        if (shape.eightBit() && !open.supportsExtension("8BITMIME")) {
            throw Refusal.of(MailRefusal.EIGHT_BIT).refused();
        }
    }

    private Delivery send(SMTPTransport open, MailEnvelope envelope, MailBytes bytes, MailShape shape) {
        leash.begin(settings.server().patience().exchange(), MOST_ANSWERS);
        var mail = new RawMail(session, bytes, shape.octets());
        MailAddress sender = envelope.sender();
        mail.setEnvelopeFrom(sender == null ? "<>" : sender.value());
        mail.setMailExtension(((open.supportsExtension("SIZE") ? "SIZE=" + shape.octets() : "")
                        + (shape.eightBit() ? " BODY=8BITMIME" : ""))
                .strip());
        Address[] recipients =
                envelope.recipients().stream().map(SmtpPost::address).toArray(Address[]::new);
        try {
            open.sendMessage(mail, recipients);
            state = new MailboxState.Ok();
            return new Delivery.HandedOver(
                    open.getLastReturnCode(), open.getLastServerResponse().strip());
        } catch (MessagingException trouble) {
            Delivery outcome = SmtpAnswers.outcome(trouble, envelope, leash);
            drop();
            return settle(outcome);
        } catch (RuntimeException broken) {
            drop();
            return account(MailFaults.of(broken, leash));
        }
    }

    private static InternetAddress address(MailAddress recipient) {
        var address = new InternetAddress();
        address.setAddress(recipient.value());
        return address;
    }

    /** What is wrong with one mail says nothing about the account; the rest does. */
    private Delivery settle(Delivery outcome) {
        if (outcome instanceof Delivery.NotLoggedIn no) {
            return account(no.why());
        }
        boolean accountsFault = outcome instanceof Delivery.TemporaryFailure later
                && later.answers().isEmpty();
        if (accountsFault && !((Delivery.TemporaryFailure) outcome).why().is(MailRefusal.BYTES_UNREADABLE)) {
            state = MailboxState.degraded(state, clock.instant(), ((Delivery.TemporaryFailure) outcome).why());
        }
        return outcome;
    }

    private Delivery account(Refusal why) {
        if (SmtpAnswers.isLogin(why)) {
            state = MailboxState.notLoggedIn(state, clock.instant(), why);
            return new Delivery.NotLoggedIn(why);
        }
        state = MailboxState.degraded(state, clock.instant(), why);
        return new Delivery.TemporaryFailure(why, 0, List.of());
    }

    private void drop() {
        SMTPTransport old = transport;
        transport = null;
        if (old != null) {
            closed(old);
        }
    }

    private static void closed(SMTPTransport old) {
        try {
            old.close();
        } catch (MessagingException | RuntimeException alreadyGone) {
            // it is closed either way
        }
    }

    /** Leaves the server; an attempt that still runs is cut off. */
    @Override
    public void close() {
        if (busy) {
            leash.cut();
        }
        leave();
    }

    private synchronized void leave() {
        leash.mend();
        leash.begin(settings.server().patience().exchange(), MOST_ANSWERS);
        drop();
    }
}
