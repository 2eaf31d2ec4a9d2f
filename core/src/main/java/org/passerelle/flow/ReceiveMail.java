package org.passerelle.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.party.MailAddress;
import org.passerelle.port.AlarmRow;
import org.passerelle.port.BlobWriter;
import org.passerelle.port.Change;
import org.passerelle.port.Journals;
import org.passerelle.port.OpenedMail;
import org.passerelle.port.QuarantineRow;
import org.passerelle.port.StoreRefusal;
import org.passerelle.port.Verdict;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Takes one mail in: keeps its bytes, opens it, and hands it to whoever it is for. When this returns, everything that the mail
 * causes is durable, and the mailbox may forget it.
 */
public final class ReceiveMail {
    private final Premises premises;
    private final ReceiveLetter letters;
    private final ReceiveReceipt receipts;

    public ReceiveMail(Premises premises) {
        this.premises = premises;
        this.letters = new ReceiveLetter(premises);
        this.receipts = new ReceiveReceipt(premises);
    }

    /** What became of a mail. */
    public sealed interface Taken {
        /** A letter that had its effect, had it before, or waits for an earlier one. */
        record Done() implements Taken {}

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
     * @param cursor the mailbox's cursor after this mail, committed with its effect; empty when it was handed over
     */
    public Taken receive(InputStream mail, MailAddress mailbox, Instant arrivedAt, Optional<Change.Cursor> cursor) {
        Id raw = premises.newId();
        List<Change> after = cursor.<List<Change>>map(List::of).orElse(List.of());
        Sha256 content = keep(mail, raw);
        var arrival = new Arrival(mailbox, arrivedAt, raw, size(raw), after);
        Taken taken = Retry.onConflict(() -> open(arrival, content));
        if (!(taken instanceof Taken.Quarantined)) {
            letters.forget(arrival);
        }
        return taken;
    }

    private Taken open(Arrival arrival, Sha256 content) {
        try (InputStream octets = premises.blobs().open(Journals.NODE, arrival.raw());
                OpenedMail opened = premises.letters().open(octets, arrival.mailbox(), arrival.arrivedAt())) {
            if (opened instanceof OpenedMail.ALetter letter) {
                return letters.receive(letter.letter(), arrival)
                        .<Taken>map(why -> quarantine(
                                arrival, content, why, letter.letter().verdict()))
                        .orElseGet(Taken.Done::new);
            } else if (opened instanceof OpenedMail.AReceipt receipt) {
                return receipts.receive(receipt, arrival)
                        .<Taken>map(why -> quarantine(arrival, content, why, receipt.verdict()))
                        .orElseGet(Taken.Receipt::new);
            } else if (opened instanceof OpenedMail.Denied denied) {
                return quarantine(arrival, content, denied.why(), denied.verdict());
            }
            return foreign(arrival, ((OpenedMail.Foreign) opened).bounce());
        } catch (IOException | UncheckedIOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        } catch (Refused refused) {
            if (refused.refusal().is(StoreRefusal.CONFLICT) || refused.refusal().is(StoreRefusal.UNAVAILABLE)) {
                throw refused;
            }
            return quarantine(arrival, content, refused.refusal(), null);
        } catch (RuntimeException unforeseen) {
            Refusal why = Refusal.of(FlowRefusal.UNREADABLE)
                    .with(FactKey.ACTUAL, unforeseen.getClass().getName());
            return quarantine(arrival, content, why, null);
        }
    }

    private Taken foreign(Arrival arrival, boolean bounce) {
        var changes = new ArrayList<Change>(arrival.cursor());
        if (bounce) {
            changes.add(new Change.Alarm(new AlarmRow(Journals.NODE, "mail.bounce-hint", premises.now())));
        }
        premises.commit(changes);
        return new Taken.Foreign();
    }

    /** Puts the mail apart, in the trace and before people's eyes; only a verified signer gets an answer. */
    private Taken quarantine(Arrival arrival, Sha256 content, Refusal why, @Nullable Verdict verdict) {
        String code = why.code().code();
        Instant now = premises.now();
        var facts = Json.object().put("content", content).put("code", code);
        var changes = new ArrayList<Change>(NodeChain.remark(premises, Kind.QUARANTINED, facts, now));
        changes.add(new Change.Quarantine(new QuarantineRow(
                content, arrival.mailbox().value(), arrival.arrivedAt(), code, arrival.raw(), arrival.size())));
        changes.add(new Change.Alarm(new AlarmRow(Journals.NODE, code, now)));
        changes.addAll(arrival.cursor());
        if (verdict != null) {
            changes.addAll(letters.refusalReceipt(verdict, arrival, code, now));
        }
        premises.commit(changes);
        return new Taken.Quarantined(why);
    }

    private Sha256 keep(InputStream mail, Id raw) {
        var digested = new DigestInputStream(mail, Sha256.digest());
        try (BlobWriter out = premises.blobs().create(Journals.NODE, raw)) {
            digested.transferTo(out);
            out.keep();
        } catch (IOException unwritable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unwritable);
        }
        return Sha256.of(digested.getMessageDigest().digest());
    }

    private long size(Id raw) {
        return premises.blobs().size(Journals.NODE, raw);
    }
}
