package org.passerelle.gateway.telemetry;

import org.passerelle.gateway.telemetry.EventLog.Detail;
import org.passerelle.gateway.telemetry.EventLog.Key;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.mail.Post;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextPost;

/** Tells the log when a mailbox, or who sends short messages, stops working and when it works again: once each, however often it is tried in between. */
public final class Mailboxes {
    private final EventLog log;

    public Mailboxes(EventLog log) {
        this.log = log;
    }

    /** The same post, watched. */
    public Post watched(Post post, String setting) {
        return new WatchedPost(post, new Watch(setting));
    }

    /** The same intake, watched. */
    public Intake watched(Intake intake, String setting) {
        return new WatchedIntake(intake, new Watch(setting));
    }

    /** The same sender of short messages, watched. */
    public TextPost watched(TextPost post, String setting) {
        return new WatchedTexts(post, new Watch(setting));
    }

    /** The state that was told last, of one way in or out. */
    private final class Watch {
        private final String setting;
        private Class<? extends MailboxState> told = MailboxState.Ok.class;

        Watch(String setting) {
            this.setting = setting;
        }

        synchronized void look(MailboxState now) {
            if (told == now.getClass()) {
                return;
            }
            told = now.getClass();
            if (now instanceof MailboxState.Degraded degraded) {
                trouble(Occurrence.MAILBOX_DEGRADED, degraded.why().code().code());
            } else if (now instanceof MailboxState.NotLoggedIn closed) {
                trouble(Occurrence.MAILBOX_CLOSED, closed.why().code().code());
            } else {
                log.write(Occurrence.MAILBOX_RECOVERED, Detail.of(Key.SETTING, setting));
            }
        }

        private void trouble(Occurrence what, String code) {
            log.write(what, Detail.of(Key.SETTING, setting), Detail.of(Key.CODE, code));
        }
    }

    private record WatchedPost(Post inner, Watch watch) implements Post {
        @Override
        public Delivery post(MailEnvelope envelope, MailBytes bytes) {
            Delivery delivery = inner.post(envelope, bytes);
            watch.look(inner.state());
            return delivery;
        }

        @Override
        public MailboxState state() {
            MailboxState now = inner.state();
            watch.look(now);
            return now;
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private record WatchedTexts(TextPost inner, Watch watch) implements TextPost {
        @Override
        public TextOutcome post(TextMessage message) {
            TextOutcome outcome = inner.post(message);
            watch.look(inner.state());
            return outcome;
        }

        @Override
        public MailboxState state() {
            return inner.state();
        }
    }

    private record WatchedIntake(Intake inner, Watch watch) implements Intake {
        @Override
        public Polled poll(MailCursor from, Handler handler) {
            Polled polled = inner.poll(from, handler);
            watch.look(inner.state());
            return polled;
        }

        @Override
        public long mostOctets() {
            return inner.mostOctets();
        }

        @Override
        public Filed fileAway(MailCursor at) {
            return inner.fileAway(at);
        }

        @Override
        public MailboxState state() {
            MailboxState now = inner.state();
            watch.look(now);
            return now;
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
