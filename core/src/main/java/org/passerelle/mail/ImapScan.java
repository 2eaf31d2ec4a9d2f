package org.passerelle.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.passerelle.mail.leash.Leash;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake.Answer;
import org.passerelle.port.mail.Intake.Handler;
import org.passerelle.port.mail.Intake.Polled;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.Refusal;

/** One poll: lists what is new, gives it in order and remembers how far it came. */
final class ImapScan {
    /** Mails that are listed at once without looking where the page ends. */
    static final int MOST_LISTED = 10_000;

    private static final long LAST_UID = 0xFFFF_FFFFL;

    private final ImapSettings settings;
    private final Leash leash;
    private final MailCursor from;
    private MailCursor cursor;
    private int taken;
    private boolean more;

    ImapScan(ImapSettings settings, Leash leash, MailCursor from) {
        this.settings = settings;
        this.leash = leash;
        this.from = from;
        this.cursor = from;
    }

    void run(IMAPFolder folder, Handler handler) throws MessagingException {
        List<Incoming> found;
        var fetched = new ArrayList<FetchedMail>();
        try {
            found = list(folder, fetched);
        } catch (RuntimeException | StackOverflowError broken) {
            throw broken(broken);
        }
        for (int n = 0; n < found.size(); n++) {
            if (give(found.get(n), fetched.get(n), handler) == Answer.STOP) {
                more = true;
                return;
            }
            cursor = found.get(n).at();
            taken++;
        }
    }

    private List<Incoming> list(IMAPFolder folder, List<FetchedMail> fetched) throws MessagingException {
        long validity = folder.getUIDValidity();
        if (validity < 1 || validity > LAST_UID) {
            throw broken(new IllegalStateException("a number out of range"));
        }
        if (validity != from.uidValidity()) {
            cursor = new MailCursor(validity, 0);
        }
        Message[] page = page(folder);
        leash.begin(settings.server().patience().exchange(), ImapIntake.MOST_LISTING);
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(page, profile);
        var found = new ArrayList<Incoming>(page.length);
        for (Message each : page) {
            if (!each.isExpunged()) {
                var mail = new FetchedMail((IMAPMessage) each, settings.mostOctets());
                found.add(describe(folder, (IMAPMessage) each, mail));
                fetched.add(mail);
            }
        }
        return found;
    }

    /** The next mails in UID order; a server answers {@code n:*} with its last mail even if that is older (RFC 9051 §6.4.9). */
    private Message[] page(IMAPFolder folder) throws MessagingException {
        leash.begin(settings.server().patience().exchange(), ImapIntake.MOST_LISTING);
        if (cursor.uid() == LAST_UID) {
            return new Message[0];
        }
        var byUid = new TreeMap<Long, Message>();
        for (Message each : folder.getMessagesByUID(cursor.uid() + 1, end(folder))) {
            long uid = folder.getUID(each);
            if (uid > cursor.uid() && uid <= LAST_UID) {
                byUid.put(uid, each);
            }
        }
        more = byUid.size() > settings.mostMails();
        return byUid.values().stream().limit(settings.mostMails()).toArray(Message[]::new);
    }

    /**
     * How far to list. Where many mails may lie behind the cursor the page's last one is looked for: UIDs grow with the message
     * numbers (RFC 9051 §2.3.1.1), so halving finds it with two dozen short commands among any number of mails.
     */
    private long end(IMAPFolder folder) throws MessagingException {
        int count = folder.getMessageCount();
        long next = folder.getUIDNext();
        if (count <= MOST_LISTED || next > 0 && next - 1 - cursor.uid() <= MOST_LISTED) {
            return UIDFolder.LASTUID;
        }
        int first = 1;
        int beyond = count + 1;
        while (first < beyond) {
            int middle = (first + beyond) >>> 1;
            if (uid(folder, middle) > cursor.uid()) {
                beyond = middle;
            } else {
                first = middle + 1;
            }
        }
        // one more than the page, so that it is seen that there are more
        long last = (long) first + settings.mostMails();
        return last >= count ? UIDFolder.LASTUID : Math.max(uid(folder, (int) last), cursor.uid() + 1);
    }

    private static long uid(IMAPFolder folder, int number) throws MessagingException {
        long uid = folder.getUID(folder.getMessage(number));
        if (uid < 1 || uid > LAST_UID) {
            throw broken(new IllegalStateException("a number out of range"));
        }
        return uid;
    }

    private Incoming describe(IMAPFolder folder, IMAPMessage message, FetchedMail mail) throws MessagingException {
        Date date = message.getReceivedDate();
        long size = message.getSizeLong();
        if (date == null || size < 0) {
            throw broken(new IllegalStateException("a number out of range"));
        }
        var at = new MailCursor(cursor.uidValidity(), folder.getUID(message));
        Instant arrival = date.toInstant();
        mail.claims(size);
        return size > settings.mostOctets()
                ? new Incoming.OversizeMail(at, arrival, size, settings.mostOctets())
                : new Incoming.IncomingMail(at, arrival, size, mail);
    }

    private Answer give(Incoming incoming, FetchedMail mail, Handler handler) throws MessagingException {
        // partial fetches repeat their heads; a tenth on top is plenty
        leash.begin(
                settings.server().patience().exchange(),
                ImapIntake.MOST_LISTING + settings.mostOctets() + settings.mostOctets() / 10);
        Answer answer;
        try {
            answer = handler.take(incoming);
        } catch (IOException | RuntimeException trouble) {
            if (mail.overflowed()) {
                return again(incoming, mail, handler);
            }
            checkNotLost(mail);
            throw trouble instanceof RuntimeException unchanged
                    ? unchanged
                    : new UncheckedIOException((IOException) trouble);
        }
        checkNotLost(mail);
        return answer;
    }

    /** Whatever the handler made of it, a mail that broke off is the mailbox's trouble and is given again. */
    private static void checkNotLost(FetchedMail mail) throws MessagingException {
        Throwable trouble = mail.lostBy();
        if (trouble != null) {
            throw new MessagingException("the mailbox was lost", new IOException(trouble));
        }
    }

    /** The server had claimed less than it sent: the mail is oversize all the same, and must not block those behind it. */
    private Answer again(Incoming incoming, FetchedMail mail, Handler handler) {
        try {
            return handler.take(
                    new Incoming.OversizeMail(incoming.at(), incoming.arrival(), mail.seen(), settings.mostOctets()));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    Polled outcome(MailboxState state) {
        boolean rescanned = from.uidValidity() != 0 && cursor.uidValidity() != from.uidValidity();
        return new Polled(cursor, taken, rescanned, more, state);
    }

    static MessagingException broken(Throwable cause) {
        return new MessagingException(
                "the server broke the protocol",
                Refusal.of(MailRefusal.PROTOCOL).refused(cause));
    }
}
