package org.passerelle.flow.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.desk.Streams;
import org.passerelle.flow.onboarding.Newcomers;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.HeldLetter;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.KeyRefusal;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.refusal.Untrusted;

/**
 * Takes one mail in: keeps its bytes, opens it, and hands it to whoever it is for. When this returns, everything that the mail
 * causes is durable, and the mailbox may forget it. No mail can stop the ones behind it: what cannot be applied is put apart.
 */
public final class ReceiveMail {
    /** Most held letters that one turn gives their effect. */
    public static final int MOST_RELEASED = 32;

    /** Most letters that one turn judges again. */
    public static final int MOST_JUDGED = 32;

    private static final int BLOCK = 64 * 1024;

    private final Premises premises;
    private final ReceiveLetter letters;
    private final ReceiveReceipt receipts;
    private final ReceiveHint hints;
    private final ReceiveOrdinary ordinary;
    private final PutApart apart;
    private final JudgeAgain judgeAgain;
    private final @Nullable Newcomers newcomers;

    /** With the usual vigilance. */
    public ReceiveMail(Premises premises) {
        this(premises, Vigilance.USUAL);
    }

    /** One for a whole node: it counts what strangers send, to whichever mailbox. */
    public ReceiveMail(Premises premises, Vigilance vigilance) {
        this(premises, vigilance, null);
    }

    /** The same that takes newcomers' mails too; without anybody for them, they are foreign. */
    public ReceiveMail(Premises premises, Vigilance vigilance, @Nullable Newcomers newcomers) {
        this.premises = premises;
        this.newcomers = newcomers;
        this.letters = new ReceiveLetter(premises);
        this.receipts = new ReceiveReceipt(premises);
        this.hints = new ReceiveHint(premises);
        this.apart = new PutApart(premises, letters, new Strangers(premises, vigilance));
        this.ordinary = new ReceiveOrdinary(premises, apart);
        this.judgeAgain = new JudgeAgain(premises, this);
    }

    /** What became of a mail. */
    public sealed interface Taken {
        /** A letter that had its effect, or waits for an earlier one. */
        record Done() implements Taken {}

        /** A letter that was received before, whatever mail brought it: no second effect, its receipt goes again. */
        record Repeated(Refusal why) implements Taken {}

        /** A receipt that counted, or had counted before. */
        record Receipt() implements Taken {}

        /** Not for us; left untouched. */
        record Foreign() implements Taken {}

        /** Put apart. */
        record Quarantined(Refusal why) implements Taken {}
    }

    /**
     * Receives.
     *
     * @param mailbox which of our addresses received it
     * @param arrivedAt when the mail server says that it came; never believed to be later than now
     * @param cursor the mailbox's cursor after this mail, committed with its effect; empty when it was handed over
     * @throws IOException what reading the mail threw; nothing was taken in
     */
    public Taken receive(InputStream mail, MailAddress mailbox, Instant arrivedAt, Optional<Change.Cursor> cursor)
            throws IOException {
        Id raw = premises.newId();
        List<Change> after = cursor.<List<Change>>map(List::of).orElse(List.of());
        Sha256 content = keep(mail, raw);
        Instant now = premises.now();
        Instant arrived = arrivedAt.isAfter(now) ? now : arrivedAt;
        var arrival = new Arrival(mailbox, arrived, now, raw, size(raw), after, Optional.empty());
        Taken taken = take(arrival, content);
        release();
        return taken;
    }

    /** The same for a mail that is handed over now. */
    public Taken accept(InputStream mail, MailAddress mailbox) {
        try {
            return receive(mail, mailbox, premises.now(), Optional.empty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Gives held letters that nothing is missing before any more their turn; tells how many. */
    public int release() {
        List<HeldLetter> ready = premises.store().correspondence().ready(MOST_RELEASED);
        for (HeldLetter held : ready) {
            try {
                take(again(held), held.letter());
            } catch (Refused refused) {
                lost(held, refused);
            }
            if (premises.store().correspondence().held(held.letter()).isPresent()) {
                premises.commit(List.of(new Change.Release(held.letter())));
            }
        }
        return ready.size();
    }

    /** A held letter whose row or bytes are not what they were stops no other; its sender sends it again. */
    private void lost(HeldLetter held, Refused refused) {
        if (refused.code().lasting() == RefusalCode.Lasting.TEMPORARY) {
            throw refused;
        }
        premises.commit(List.of(
                new Change.Alarm(new AlarmRow(held.exchange(), refused.code().code(), premises.now()))));
    }

    /** Judges again what was put apart because something was not known yet. Tells how many were judged. */
    public int judgeAgain() {
        return judgeAgain.step();
    }

    /** Judges one mail that is apart, as of its arrival. */
    void again(QuarantineRow row) {
        take(arrival(row), row.content());
    }

    private Arrival again(HeldLetter held) {
        return new Arrival(
                Streams.mailbox(held.stream()),
                held.arrivedAt(),
                held.receivedAt(),
                held.blob(),
                size(held.blob()),
                List.of(),
                Optional.empty());
    }

    private static Arrival arrival(QuarantineRow row) {
        return new Arrival(
                new MailAddress(row.mailbox()),
                row.arrivedAt(),
                row.receivedAt(),
                row.blob(),
                row.size(),
                List.of(new Change.TakeBack(row.content(), row.mailbox())),
                Optional.of(row.code()));
    }

    private Taken take(Arrival arrival, Sha256 content) {
        Taken taken;
        try {
            taken = Retry.onConflict(() -> open(arrival, content));
        } catch (Refused refused) {
            // what was altered stops its own exchange's mails and none behind them
            boolean apartNow =
                    refused.refusal().is(FlowRefusal.BUSY) || refused.refusal().is(StoreRefusal.ALTERED);
            if (arrival.again() || !apartNow) {
                throw refused;
            }
            taken = Retry.onConflict(() -> apart.put(arrival, content, PutApart.Judged.unopened(refused.refusal())));
        }
        if (!(taken instanceof Taken.Quarantined)) {
            letters.forget(arrival);
        }
        return taken;
    }

    private Taken open(Arrival arrival, Sha256 content) {
        long cards = premises.book().learned();
        try (InputStream octets = premises.blobs().open(Journals.NODE, arrival.raw());
                OpenedMail opened = premises.letters().open(octets, arrival.mailbox(), arrival.receivedAt())) {
            return judge(opened, arrival, content, cards);
        } catch (IOException | UncheckedIOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException | Error unforeseen) {
            Untrusted.requireAlive(unforeseen);
            return apart.put(arrival, content, PutApart.Judged.unopened(unreadable(unforeseen)));
        }
    }

    private Taken judge(OpenedMail opened, Arrival arrival, Sha256 content, long cards) {
        try {
            if (opened instanceof OpenedMail.ALetter letter) {
                Verdict verdict = letter.letter().verdict();
                return letters.receive(letter.letter(), arrival)
                        .map(why -> why.is(FlowRefusal.SEEN)
                                ? new Taken.Repeated(why)
                                : apart.put(arrival, content, PutApart.Judged.of(why, opened, verdict, cards)))
                        .orElseGet(Taken.Done::new);
            } else if (opened instanceof OpenedMail.AReceipt receipt) {
                return receipts.receive(receipt, arrival)
                        .map(why -> apart.put(arrival, content, PutApart.Judged.of(why, opened, null, cards)))
                        .orElseGet(Taken.Receipt::new);
            } else if (opened instanceof OpenedMail.Denied denied) {
                return apart.put(arrival, content, PutApart.Judged.of(denied.why(), opened, denied.verdict(), cards));
            }
            if (opened instanceof OpenedMail.Onboards newcomer && newcomers != null) {
                var came = new Newcomers.Came(arrival.mailbox(), arrival.arrivedAt(), arrival.cursor());
                return newcomers
                        .receive(newcomer, came)
                        .map(why -> why.is(FlowRefusal.SEEN)
                                ? new Taken.Repeated(why)
                                : apart.put(arrival, content, PutApart.Judged.of(why, opened, null, cards)))
                        .orElseGet(Taken.Done::new);
            }
            if (opened instanceof OpenedMail.AHint news) {
                hints.receive(news.hint(), arrival);
                return new Taken.Foreign();
            }
            return ordinary.receive(opened, arrival, content, cards);
        } catch (Refused refused) {
            if (refused.code() instanceof StoreRefusal
                    || refused.code() instanceof KeyRefusal
                    || refused.refusal().is(FlowRefusal.BUSY)) {
                throw refused;
            }
            return apart.put(arrival, content, PutApart.Judged.of(refused.refusal(), opened, null, cards));
        } catch (UncheckedIOException failing) {
            throw failing;
        } catch (RuntimeException | Error unforeseen) {
            Untrusted.requireAlive(unforeseen);
            return apart.put(arrival, content, PutApart.Judged.of(unreadable(unforeseen), opened, null, cards));
        }
    }

    private static Refusal unreadable(Throwable unforeseen) {
        return Refusal.of(FlowRefusal.UNREADABLE)
                .with(FactKey.ACTUAL, unforeseen.getClass().getName());
    }

    /** Copies the mail into the blobs: a source that breaks is the source's, a blob that cannot be written is ours. */
    private Sha256 keep(InputStream mail, Id raw) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] block = new byte[BLOCK];
        try (BlobWriter out = premises.blobs().create(Journals.NODE, raw)) {
            for (int read = mail.read(block); read >= 0; read = mail.read(block)) {
                digest.update(block, 0, read);
                out.write(block, 0, read);
            }
            out.keep();
        }
        return Sha256.of(digest.digest());
    }

    private long size(Id raw) {
        return premises.blobs().size(Journals.NODE, raw);
    }
}
