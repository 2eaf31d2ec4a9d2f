package org.passerelle.client.testing;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;

/**
 * A mail server on the loopback: SMTPS and IMAPS on free ports, accounts made when asked for or when mail comes for them, and
 * {@link Adversity} by rule. Mails are stored octet for octet as submitted: no {@code Received}, no {@code Return-Path}.
 * INTERNALDATE comes from the clock it is given, so an accelerated clock is seen by everybody.
 *
 * <pre>{@code
 * try (var mail = new SimulatedMail(chain, key, clock, crossing -> new Adversity.None())) {
 *     mail.account(new MailAddress("cabinet@medecin.test"), "password");
 *     connect("smtps://" + mail.host() + ":" + mail.smtpsPort());
 *     connect("imaps://" + mail.host() + ":" + mail.imapsPort());
 *     show(mail.crossings().size());
 * }
 * }</pre>
 */
public final class SimulatedMail implements AutoCloseable {
    private static final String HOST = "localhost";

    private final SSLContext tls;
    private final InstantSource clock;
    private final Managers managers = new Managers();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition crossed = lock.newCondition();
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<Held> late = new ArrayList<>();
    private final List<Crossing> overtaken = new ArrayList<>();
    private Adversity.Rule rule;
    private AbstractServer smtp;
    private AbstractServer imap;
    private boolean up = true;

    private record Held(Crossing crossing, Instant due) {}

    /**
     * @param chain the server's certificate first; it must name {@code localhost}
     * @param clock what the server thinks the time is
     */
    public SimulatedMail(List<X509Certificate> chain, PrivateKey key, InstantSource clock, Adversity.Rule rule) {
        this(ServerTls.of(chain, key), clock, rule);
    }

    /** As the other, with a TLS context that already holds the server's certificate. */
    public SimulatedMail(SSLContext tls, InstantSource clock, Adversity.Rule rule) {
        this.tls = tls;
        this.clock = clock;
        this.rule = rule;
        this.smtp = new MailDoor.Smtp(tls, managers, 0, this::submitted).opened();
        this.imap = new MailDoor.Imap(tls, managers, 0).opened();
    }

    /** The loopback's name, which the server's certificate states. */
    public String host() {
        return HOST;
    }

    /** Where mail is submitted, with TLS from the first octet. */
    public int smtpsPort() {
        return smtp.getServerSetup().getPort();
    }

    /** Where mailboxes are read, with TLS from the first octet. */
    public int imapsPort() {
        return imap.getServerSetup().getPort();
    }

    /** Makes the account, or sets its password. The login's name is the address. */
    public void account(MailAddress address, String password) {
        lock.lock();
        try {
            user(address).setPassword(password);
        } finally {
            lock.unlock();
        }
    }

    /** From now on, this decides. */
    public void rule(Adversity.Rule next) {
        lock.lock();
        try {
            rule = next;
        } finally {
            lock.unlock();
        }
    }

    /** Every mail taken so far, in order; those that were refused are not among them. */
    public List<Crossing> crossings() {
        lock.lock();
        try {
            return List.copyOf(crossings);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until so many mails were taken.
     *
     * @return whether they were, in time (real time)
     */
    public boolean awaitCrossings(int number, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (crossings.size() < number && left > 0) {
                left = crossed.awaitNanos(left);
            }
            return crossings.size() >= number;
        } finally {
            lock.unlock();
        }
    }

    /** Lets late mail arrive whose time has come; it is dated to the moment it was due. */
    public void tick(Instant now) {
        lock.lock();
        try {
            late.stream()
                    .filter(held -> !held.due().isAfter(now))
                    .sorted(Comparator.comparing(Held::due))
                    .toList()
                    .forEach(held -> {
                        late.remove(held);
                        arrive(held.crossing(), held.crossing().bytes(), held.due());
                    });
        } finally {
            lock.unlock();
        }
    }

    /** Closes both ports and every connection; mailboxes stay as they are. */
    public void down() {
        if (up) {
            up = false;
            smtp.stopService();
            imap.stopService();
        }
    }

    /** Opens the same ports again. */
    public void up() {
        if (!up) {
            smtp = new MailDoor.Smtp(tls, managers, smtpsPort(), this::submitted).opened();
            imap = new MailDoor.Imap(tls, managers, imapsPort()).opened();
            up = true;
        }
    }

    @Override
    public void close() {
        down();
    }

    /** A mail came in; returns the SMTP reply code. */
    private int submitted(@Nullable MailAddress from, List<MailAddress> recipients, byte[] bytes) {
        lock.lock();
        try {
            Instant now = clock.instant();
            var crossing = new Crossing(crossings.size() + 1, now, from, recipients, bytes);
            Adversity fate = rule.next(crossing);
            if (fate instanceof Adversity.Refused refused) {
                return refused.code();
            }
            befall(crossing, fate, now);
            crossings.add(crossing);
            crossed.signalAll();
            return 250;
        } finally {
            lock.unlock();
        }
    }

    private void befall(Crossing crossing, Adversity fate, Instant now) {
        if (fate instanceof Adversity.Late slow) {
            late.add(new Held(crossing, now.plus(slow.by())));
        } else if (fate instanceof Adversity.Reordered) {
            overtaken.add(crossing);
        } else if (fate instanceof Adversity.Tampered tampered) {
            byte[] altered = crossing.bytes();
            altered[tampered.octet() % altered.length] ^= 1;
            arrive(crossing, altered, now);
        } else if (fate instanceof Adversity.Doubled) {
            arrive(crossing, crossing.bytes(), now);
            arrive(crossing, crossing.bytes(), now);
        } else if (fate instanceof Adversity.None) {
            arrive(crossing, crossing.bytes(), now);
        }
    }

    private void arrive(Crossing crossing, byte[] bytes, Instant at) {
        crossing.recipients().forEach(recipient -> append(recipient, bytes, at));
        List<Crossing> behind = List.copyOf(overtaken);
        overtaken.clear();
        behind.forEach(each -> arrive(each, each.bytes(), at));
    }

    private void append(MailAddress recipient, byte[] bytes, Instant at) {
        try {
            managers.getImapHostManager()
                    .getInbox(user(recipient))
                    .appendMessage(new StoredBytes(bytes), new Flags(), Date.from(at));
        } catch (FolderException | MessagingException broken) {
            throw new IllegalStateException("the simulated mailbox is broken", broken);
        }
    }

    /** Until {@link #account} gives it a password, nobody can log in to it. */
    private GreenMailUser user(MailAddress address) {
        GreenMailUser known = managers.getUserManager().getUserByEmail(address.value());
        if (known != null) {
            return known;
        }
        try {
            return managers.getUserManager().createUser(address.value(), address.value(), null);
        } catch (UserException broken) {
            throw new IllegalStateException("the simulated account cannot be made", broken);
        }
    }
}
