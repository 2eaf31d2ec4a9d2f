package org.passerelle.gateway.doctor;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.passerelle.canon.Id;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.SmtpPost;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;

/** Both logins of a mailbox, a sealed letter to oneself through it, and how far the server's clock is from ours. */
public final class MailCheck {
    /** How long the letter may be on its way; real time. */
    static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A due date is told late by as much. */
    static final Duration SKEWED = Duration.ofMinutes(1);
    /** A send time is believed up to so long after the arrival (WIRE §4). */
    static final Duration TOO_SKEWED = Duration.ofMinutes(5);

    private static final long PAUSE_MILLIS = 250;

    private final Keyring keys;
    private final TrustAnchors anchors;
    private final InstantSource clock;
    private final SecureRandom random;

    public MailCheck(Keyring keys, TrustAnchors anchors, InstantSource clock, SecureRandom random) {
        this.keys = keys;
        this.anchors = anchors;
        this.clock = clock;
        this.random = random;
    }

    /** @param name what the settings call the mailbox, {@code mailboxes[0]} */
    public List<Finding> of(String name, MailAddress address, SmtpPost post, ImapIntake intake) {
        var found = new ArrayList<Finding>();
        found.add(login(name + ".smtp", post.login()));
        found.add(login(
                name + ".imap",
                intake.poll(MailCursor.START, mail -> Intake.Answer.STOP).state()));
        if (Finding.healthy(found)) {
            found.addAll(letter(name + ".letter", address, post, intake));
        }
        return found;
    }

    private static Finding login(String check, MailboxState state) {
        if (state instanceof MailboxState.NotLoggedIn no) {
            return Finding.refused(check, no.why());
        }
        return state instanceof MailboxState.Degraded away
                ? Finding.refused(check, away.why())
                : Finding.ok(check, "lets us in");
    }

    private List<Finding> letter(String check, MailAddress address, SmtpPost post, ImapIntake intake) {
        var self = new SelfLetter(address, keys, anchors, random);
        String messageId = Id.random(random) + "@" + address.domain();
        try {
            Instant sent = clock.instant();
            byte[] mail = self.mail(self.seal(sent), messageId, sent);
            Delivery delivery = post.post(MailEnvelope.from(address, List.of(address)), MailBytes.of(mail));
            if (!(delivery instanceof Delivery.HandedOver)) {
                return List.of(undelivered(check, delivery));
            }
            Optional<ImapIntake.TakenOut> back = await(intake, messageId);
            if (back.isEmpty()) {
                return List.of(Finding.fail(
                        check,
                        "sent, and not in the folder after " + PATIENCE.toSeconds() + " s",
                        "Look at the server's queue, its rules and the folder that the settings name"));
            }
            return List.of(read(check, self, back.get()), skew(sent, back.get().arrival()));
        } catch (IOException broken) {
            return List.of(Finding.fail(check, "cannot be spooled", "Free the folder of temporary files"));
        }
    }

    private static Finding undelivered(String check, Delivery delivery) {
        if (delivery instanceof Delivery.TemporaryFailure later) {
            return Finding.refused(check, later.why());
        } else if (delivery instanceof Delivery.PermanentFailure never) {
            return Finding.refused(check, never.why());
        }
        return Finding.refused(check, ((Delivery.NotLoggedIn) delivery).why());
    }

    private Finding read(String check, SelfLetter self, ImapIntake.TakenOut back) throws IOException {
        Instant now = clock.instant();
        Optional<byte[]> letter = SelfLetter.letterIn(back.octets());
        if (letter.isEmpty()) {
            return Finding.fail(check, "came back cut short", "Look at the server's limits and filters");
        }
        return self.trouble(letter.get(), now)
                .map(code -> Finding.fail(check, code.code(), code.sentence()))
                .orElseGet(() -> Finding.ok(check, "a sealed letter to oneself was sent, read and removed"));
    }

    private Finding skew(Instant sent, Instant arrival) {
        Instant now = clock.instant();
        Duration off = arrival.isBefore(sent)
                ? Duration.between(arrival, sent)
                : arrival.isAfter(now) ? Duration.between(now, arrival) : Duration.ZERO;
        return skew(off);
    }

    static Finding skew(Duration off) {
        String what = "the mail server's differs by " + off.toSeconds() + " s";
        String advice = "Have this machine's clock, or the server's, set by NTP";
        if (off.compareTo(TOO_SKEWED) > 0) {
            return Finding.fail("clock", what, advice);
        }
        return off.compareTo(SKEWED) > 0 ? Finding.warn("clock", what, advice) : Finding.ok("clock", what);
    }

    private static Optional<ImapIntake.TakenOut> await(ImapIntake intake, String messageId) {
        var never = new CountDownLatch(1);
        Optional<ImapIntake.TakenOut> found = intake.takeOut(messageId);
        try {
            for (long waited = 0; found.isEmpty() && waited < PATIENCE.toMillis(); waited += PAUSE_MILLIS) {
                never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                found = intake.takeOut(messageId);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return found;
    }
}
