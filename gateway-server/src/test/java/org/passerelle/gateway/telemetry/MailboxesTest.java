package org.passerelle.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.mail.Post;
import org.passerelle.refusal.Refusal;

/** A mailbox's trouble is told once when it begins and once when it ends. */
class MailboxesTest {
    private static final Instant SINCE = Instant.parse("2026-11-02T09:00:00Z");
    private static final Refusal AWAY = Refusal.of(StoreRefusal.UNAVAILABLE);
    private static final MailboxState OK = new MailboxState.Ok();
    private static final MailboxState DEGRADED = new MailboxState.Degraded(SINCE, AWAY);
    private static final MailboxState OTHERWISE = new MailboxState.Degraded(SINCE, Refusal.of(StoreRefusal.CONFLICT));
    private static final MailboxState CLOSED = new MailboxState.NotLoggedIn(SINCE, AWAY);
    private static final String NAME = "setting=mailboxes[0].imap";

    private final Mailboxes mailboxes = new Mailboxes(new EventLog());

    @Test
    void eachChangeIsToldOnceAndNotEachPoll() {
        try (var told = Telling.everything()) {
            Intake intake = mailboxes.watched(
                    (Intake) new Account(OK, OK, DEGRADED, DEGRADED, OTHERWISE, OK, CLOSED, CLOSED, DEGRADED, OK, OK),
                    "mailboxes[0].imap");
            for (int poll = 0; poll < 11; poll++) {
                intake.poll(MailCursor.START, incoming -> Intake.Answer.STOP);
            }
            assertThat(told.lines())
                    .containsExactly(
                            "WARN 1101 a mailbox does not work; it is tried again; " + NAME + " code=store.unavailable",
                            "INFO 1103 a mailbox works again; " + NAME,
                            "WARN 1102 a mailbox does not let us in; somebody must mend the login; " + NAME
                                    + " code=store.unavailable",
                            "WARN 1101 a mailbox does not work; it is tried again; " + NAME + " code=store.unavailable",
                            "INFO 1103 a mailbox works again; " + NAME);
        }
    }

    @Test
    void sendingIsToldTooWithoutAnyAddress() {
        var envelope = new MailEnvelope(
                MailAddress.of("cabinet@exemple.test"), List.of(MailAddress.of("dermatologie@exemple.test")));
        try (var told = Telling.everything()) {
            Post post = mailboxes.watched((Post) new Account(DEGRADED, DEGRADED, OK), "mailboxes[0].smtp");
            for (int mail = 0; mail < 3; mail++) {
                post.post(envelope, MailBytes.of(new byte[0]));
            }
            assertThat(told.lines()).hasSize(2).noneMatch(line -> line.contains("@"));
        }
    }

    @Test
    void whoAsksForTheStateLearnsItAndSoDoesTheLog() {
        try (var told = Telling.everything()) {
            Intake intake = mailboxes.watched((Intake) new Account(DEGRADED), "mailboxes[0].imap");
            assertThat(intake.state()).isEqualTo(DEGRADED);
            assertThat(told.lines()).hasSize(1);
        }
    }

    /** An account that goes through these states, one at each attempt. */
    private static final class Account implements Post, Intake {
        private final Deque<MailboxState> states;

        Account(MailboxState... states) {
            this.states = new ArrayDeque<>(List.of(states));
        }

        @Override
        public Delivery post(MailEnvelope envelope, MailBytes bytes) {
            return new Delivery.TemporaryFailure(AWAY, 0, List.of());
        }

        @Override
        public Polled poll(MailCursor from, Handler handler) {
            return new Polled(from, 0, false, false, states.element());
        }

        @Override
        public Filed fileAway(MailCursor at) {
            return Filed.NOT_ALLOWED;
        }

        @Override
        public MailboxState state() {
            return states.remove();
        }

        @Override
        public void close() {
            states.clear();
        }
    }
}
