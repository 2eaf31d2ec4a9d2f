package org.passerelle.specs.demo.world;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * A real mail server that hosts the play's mailboxes. What crosses is read from the mailboxes themselves, relays' trace
 * fields and all. The server dates mail by its own clock; a date after the story's counts as the story's.
 */
public final class GivenOffice implements PostOffice {
    /** How long a mail may be on its way; real time. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Between two looks while a mail is on its way; real time. */
    public static final Duration PAUSE = Duration.ofMillis(50);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final MailConfig config;
    private final Troupe troupe;
    private final InstantSource story;
    private final LongSupplier nanos;
    private final Map<MailAddress, ImapIntake> intakes = new LinkedHashMap<>();
    private final Map<MailAddress, MailCursor> cursors = new LinkedHashMap<>();
    private final List<Carried> carried = new ArrayList<>();
    private long lastProgress;

    /**
     * Looks into the mailboxes.
     *
     * @param nanos a monotonic clock
     * @throws org.passerelle.refusal.Refused a login is refused, or a mailbox is not empty
     */
    public GivenOffice(MailConfig config, Troupe troupe, InstantSource story, LongSupplier nanos) {
        this.config = config;
        this.troupe = troupe;
        this.story = story;
        this.nanos = nanos;
        for (MailAddress mailbox : troupe.mailboxes().values()) {
            intakes.put(mailbox, new ImapIntake(settings(mailbox), story, nanos));
            cursors.put(mailbox, MailCursor.START);
        }
        try {
            requireEmpty();
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        lastProgress = nanos.getAsLong();
    }

    private ImapSettings settings(MailAddress mailbox) {
        Account account = account(mailbox);
        var server = new MailServer(
                config.reading().getHost(),
                config.reading().getPort(),
                config.reading().getScheme().equals("imaps") ? MailServer.Tls.IMPLICIT : MailServer.Tls.STARTTLS,
                config.authorities(),
                new MailLogin.Password(account.user(), new MailSecret(account.password())));
        return new ImapSettings(server);
    }

    private void requireEmpty() {
        for (Map.Entry<String, MailAddress> named : troupe.mailboxes().entrySet()) {
            MailAddress mailbox = named.getValue();
            boolean[] found = {false};
            Intake.Polled polled = intake(mailbox).poll(MailCursor.START, mail -> {
                found[0] = true;
                return Intake.Answer.STOP;
            });
            if (!(polled.state() instanceof MailboxState.Ok)) {
                throw Refusal.of(DemoRefusal.MAILBOX_UNREACHABLE)
                        .with(FactKey.SETTING, named.getKey())
                        .with(FactKey.STATE, why(polled.state()))
                        .refused();
            }
            if (found[0]) {
                throw Refusal.of(DemoRefusal.MAILBOX_NOT_EMPTY)
                        .with(FactKey.SETTING, named.getKey())
                        .refused();
            }
        }
    }

    private static String why(MailboxState state) {
        if (state instanceof MailboxState.NotLoggedIn no) {
            return no.why().code().code();
        }
        return state instanceof MailboxState.Degraded degraded
                ? degraded.why().code().code()
                : "ok";
    }

    private ImapIntake intake(MailAddress mailbox) {
        ImapIntake intake = intakes.get(mailbox);
        if (intake == null) {
            throw new IllegalArgumentException("not one of the play's mailboxes");
        }
        return intake;
    }

    @Override
    public URI submission() {
        return config.submission();
    }

    @Override
    public URI reading() {
        return config.reading();
    }

    @Override
    public Account account(MailAddress mailbox) {
        return config.account(mailbox);
    }

    @Override
    public List<X509Certificate> authorities() {
        return config.authorities();
    }

    @Override
    public List<Carried> carried() {
        troupe.mailboxes().values().forEach(this::look);
        return List.copyOf(carried);
    }

    private void look(MailAddress mailbox) {
        MailCursor from = cursors.getOrDefault(mailbox, MailCursor.START);
        Intake.Polled polled = intake(mailbox).poll(from, incoming -> take(mailbox, incoming));
        cursors.put(mailbox, polled.cursor());
    }

    private Intake.Answer take(MailAddress mailbox, Incoming incoming) throws IOException {
        if (incoming instanceof Incoming.IncomingMail mail) {
            try (InputStream octets = mail.bytes().open()) {
                carried.add(new Carried(carried.size() + 1, story.instant(), mailbox, octets.readAllBytes()));
            }
        }
        return Intake.Answer.TAKEN;
    }

    @Override
    public boolean waits(BooleanSupplier underWay) {
        int before = carried.size();
        long now = nanos.getAsLong();
        if (carried().size() > before || !underWay.getAsBoolean()) {
            lastProgress = now;
        }
        if (now - lastProgress > PATIENCE.toNanos()) {
            throw Refusal.of(DemoRefusal.MAIL_LATE)
                    .with(FactKey.LIMIT, PATIENCE)
                    .refused();
        }
        return underWay.getAsBoolean() && pause();
    }

    private boolean pause() {
        try {
            return !closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HouseBug("stopped while waiting for the mail server", stopped);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        intakes.values().forEach(ImapIntake::close);
    }
}
