package org.passerelle.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.passerelle.mail.leash.Leash;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.Refusal;

/**
 * Reading by IMAP (RFC 3501, RFC 9051) inside TLS. The folder is opened for reading only and bodies are fetched with PEEK,
 * so nobody else's view of it changes. The connection stays open between polls. One poll at a time.
 */
public final class ImapIntake implements Intake {
    /** All that a server has to say but for the mails themselves. */
    static final long MOST_LISTING = 16L * 1024 * 1024;

    private static final int FETCH_SIZE = 256 * 1024;

    private final ImapSettings settings;
    private final InstantSource clock;
    private final Leash leash;
    private final MailSession login;
    private @Nullable IMAPStore store;
    private volatile MailboxState state = new MailboxState.Ok();
    private volatile boolean busy;

    /**
     * @param clock dates the state
     * @param nanos a monotonic clock ({@link System#nanoTime}) that bounds how long a server may take
     */
    public ImapIntake(ImapSettings settings, InstantSource clock, LongSupplier nanos) {
        this.settings = settings;
        this.clock = clock;
        this.leash = new Leash(nanos);
        this.login = new MailSession(settings.server(), "imap", leash)
                .set("peek", "true")
                .set("fetchsize", FETCH_SIZE)
                .set("partialfetch", "true")
                .set("connectionpoolsize", 1)
                .set("separatestoreconnection", "false")
                .set("compress.enable", "false");
    }

    /** At once, even while a server lets a poll wait. */
    @Override
    public MailboxState state() {
        return state;
    }

    @Override
    public synchronized Polled poll(MailCursor from, Handler handler) {
        busy = true;
        try {
            return look(from, handler);
        } finally {
            busy = false;
        }
    }

    private Polled look(MailCursor from, Handler handler) {
        leash.forget();
        var scan = new ImapScan(settings, leash, from);
        try {
            IMAPFolder folder = opened(Folder.READ_ONLY);
            try {
                scan.run(folder, handler);
            } finally {
                closed(folder);
            }
            state = new MailboxState.Ok();
        } catch (MessagingException trouble) {
            failed(MailFaults.of(trouble, leash));
        } catch (RuntimeException handlersOwn) {
            state = new MailboxState.Ok();
            throw handlersOwn;
        }
        return scan.outcome(state);
    }

    private IMAPFolder opened(int mode) throws MessagingException {
        begin();
        try {
            var folder = (IMAPFolder) connected().getFolder(settings.folder());
            folder.open(mode);
            return folder;
        } catch (FolderNotFoundException missing) {
            throw refused(Refusal.of(MailRefusal.FOLDER), missing);
        } catch (RuntimeException | StackOverflowError broken) {
            throw ImapScan.broken(broken);
        }
    }

    private IMAPStore connected() throws MessagingException {
        IMAPStore old = store;
        if (old != null && old.isConnected()) {
            return old;
        }
        store = null;
        MailServer server = settings.server();
        var fresh = new GuardedImapStore(login.open(), login.implicit(), server.login());
        try {
            fresh.connect(server.host(), server.port(), server.login().user(), login.secret());
        } catch (AuthenticationFailedException no) {
            throw refused(Refusal.of(passing(no) ? MailRefusal.TRY_LATER : MailRefusal.LOGIN_REFUSED), no);
        }
        fresh.setPassword(""); // another connection asks for another token
        store = fresh;
        return fresh;
    }

    /** RFC 5530: the server's own trouble, not the login's. */
    private static boolean passing(AuthenticationFailedException no) {
        String said = String.valueOf(no.getMessage());
        return said.contains("[UNAVAILABLE]") || said.contains("[INUSE]") || said.contains("[LIMIT]");
    }

    private static MessagingException refused(Refusal why, Exception cause) {
        return new MessagingException(why.code().sentence(), why.refused(cause));
    }

    private void failed(Refusal why) {
        drop();
        state = SmtpAnswers.isLogin(why)
                ? MailboxState.notLoggedIn(state, clock.instant(), why)
                : MailboxState.degraded(state, clock.instant(), why);
    }

    @Override
    public long mostOctets() {
        return settings.mostOctets();
    }

    /**
     * A mail that was taken out of the mailbox.
     *
     * @param arrival INTERNALDATE
     */
    public record TakenOut(Instant arrival, byte[] octets) {}

    /** Reads a mail of one's own and removes it, for a letter to oneself; nothing while it is not there. */
    public synchronized Optional<TakenOut> takeOut(String messageId) {
        leash.forget();
        try {
            IMAPFolder folder = opened(Folder.READ_WRITE);
            try {
                return new TakingOut(folder, settings.mostOctets()).take(messageId);
            } finally {
                closed(folder);
            }
        } catch (MessagingException trouble) {
            failed(MailFaults.of(trouble, leash));
            return Optional.empty();
        }
    }

    @Override
    public synchronized Filed fileAway(MailCursor at) {
        boolean before = busy;
        busy = true;
        try {
            return filed(at);
        } finally {
            busy = before;
        }
    }

    private Filed filed(MailCursor at) {
        String target = settings.receipts();
        if (target == null) {
            return Filed.NOT_ALLOWED;
        }
        leash.forget();
        try {
            IMAPFolder folder = opened(Folder.READ_WRITE);
            try {
                return move(folder, at, target);
            } finally {
                closed(folder);
            }
        } catch (MessagingException trouble) {
            Refusal why = MailFaults.of(trouble, leash);
            failed(why);
            return Filed.LATER;
        } catch (RuntimeException | StackOverflowError broken) {
            failed(Refusal.of(MailRefusal.PROTOCOL));
            return Filed.LATER;
        }
    }

    private Filed move(IMAPFolder folder, MailCursor at, String target) throws MessagingException {
        begin();
        Message found = folder.getUIDValidity() == at.uidValidity() ? folder.getMessageByUID(at.uid()) : null;
        if (found == null) {
            return Filed.GONE;
        }
        Folder receipts = folder.getStore().getFolder(target);
        try {
            try {
                transfer(folder, found, receipts);
            } catch (FolderNotFoundException missing) {
                folder.doCommand(connection -> {
                    connection.create(target);
                    return null;
                });
                transfer(folder, found, receipts);
            }
            return Filed.MOVED;
        } catch (FolderClosedException lost) {
            throw lost;
        } catch (MessagingException no) {
            return Filed.NOT_ALLOWED;
        }
    }

    private static void transfer(IMAPFolder folder, Message found, Folder receipts) throws MessagingException {
        Message[] one = {found};
        if (offers(folder, "MOVE")) {
            folder.moveMessages(one, receipts);
            return;
        }
        folder.copyMessages(one, receipts);
        folder.setFlags(one, new Flags(Flags.Flag.DELETED), true);
        if (offers(folder, "UIDPLUS")) {
            folder.expunge(one); // only ours: without UIDPLUS everybody's deleted mail would go
        }
    }

    /** Asked of the folder's own connection: the store would open a second one. */
    static boolean offers(IMAPFolder folder, String capability) throws MessagingException {
        return Boolean.TRUE.equals(folder.doCommand(connection -> connection.hasCapability(capability)));
    }

    private void begin() {
        leash.begin(settings.server().patience().exchange(), MOST_LISTING);
    }

    private void closed(Folder folder) {
        begin();
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException | RuntimeException alreadyGone) {
            drop();
        }
    }

    private void drop() {
        IMAPStore old = store;
        store = null;
        if (old != null) {
            try {
                old.close();
            } catch (MessagingException | RuntimeException alreadyGone) {
                // it is closed either way
            }
        }
    }

    /** Logs out; a poll that still runs is cut off. */
    @Override
    public void close() {
        if (busy) {
            leash.cut();
        }
        leave();
    }

    private synchronized void leave() {
        leash.mend();
        leash.begin(settings.server().patience().exchange(), MOST_LISTING);
        drop();
    }
}
