package org.passerelle.flow.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.ledger.Head;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.WitnessRow;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.letter.SealedMail;

/** Writes signed receipts, each sealed once like a letter, and sends a stored one again when its letter comes again. */
public final class ReceiptDesk {
    /** How often a duplicate letter makes us send its receipt again. */
    public static final int MOST_REPEATS = 5;
    /** For how long after it left a receipt is sent again: its letter is given up by its sender before. */
    public static final Duration REPEATED = Duration.ofDays(45);

    private final Premises premises;

    public ReceiptDesk(Premises premises) {
        this.premises = premises;
    }

    /**
     * What is to be told of a letter.
     *
     * @param exchange whose journal the receipt belongs to
     * @param letter the letter's id
     * @param contentHash its content hash
     * @param messageId its Message-ID, empty when it was refused before it was read
     * @param ours the signed recipient that we are
     * @param theirs who signed it
     * @param origin the sender's ledger, empty when the letter was refused before it was read
     */
    public record Answered(
            Id exchange,
            Sha256 letter,
            Sha256 contentHash,
            Optional<String> messageId,
            MailAddress ours,
            MailAddress theirs,
            Optional<String> origin) {}

    /** What became of it. */
    public record Outcome(
            Receipt.Status status,
            @Nullable Long event,
            @Nullable String code,
            long seen,
            List<Long> missing) {
        public static Outcome applied(long event, long seen) {
            return new Outcome(Receipt.Status.APPLIED, event, null, seen, List.of());
        }

        public static Outcome notApplied(String code, long seen) {
            return new Outcome(Receipt.Status.NOT_APPLIED, null, code, seen, List.of());
        }

        public static Outcome held(long seen, List<Long> missing) {
            return new Outcome(Receipt.Status.HELD, null, null, seen, missing);
        }

        Json.Builder facts(Sha256 letter) {
            Json.Builder facts = Json.object().put("letter", letter).put("status", name(status));
            if (event != null) {
                facts.put("event", event);
            }
            return facts.put("code", code);
        }
    }

    /**
     * Writes the receipt into a dossier's commit and its trace. It states what we hold of their ledger once this commit is done:
     * have the letter's own proof in it before.
     */
    public void answer(Dossier dossier, Answered answered, Outcome outcome) {
        dossier.remark(Kind.RECEIPT_WRITTEN, outcome.facts(answered.letter()));
        Optional<WitnessRow> held = answered.origin().flatMap(dossier::witnessing);
        dossier.also(write(
                answered,
                outcome,
                new Known(dossier.head().orElse(null), held.or(() -> stored(answered))),
                dossier.now()));
    }

    /**
     * What a receipt tells beside what became of the letter.
     *
     * @param head our own chain's, null when there is none
     * @param held their ledger as we hold it
     */
    private record Known(@Nullable Head head, Optional<WitnessRow> held) {}

    /** Writes a receipt of a letter that changes nothing else here; the change makes it ready to leave. */
    public Change write(Answered answered, Outcome outcome, @Nullable Head head, Instant now) {
        return write(answered, outcome, new Known(head, stored(answered)), now);
    }

    private Change write(Answered answered, Outcome outcome, Known known, Instant now) {
        var receipt = new Receipt(
                answered.letter(),
                answered.contentHash(),
                answered.ours(),
                number(answered.letter()),
                outcome.status(),
                outcome.event(),
                outcome.code(),
                outcome.seen(),
                outcome.missing(),
                known.held()
                        .map(row -> new Receipt.Witnessed(row.origin(), row.size(), row.root()))
                        .orElse(null),
                known.head());
        var mailHead = new Letter.Head(
                answered.ours(),
                List.of(addressee(answered.theirs())),
                now,
                premises.newId() + "@" + answered.ours().domain(),
                answered.messageId().stream().toList(),
                Correspondent.DEFAULT_SUBJECT);
        Id blob = premises.newId();
        SealedMail mail = premises.blobs()
                .write(answered.exchange(), blob, out -> premises.letters().sealReceipt(receipt, mailHead, out));
        return new Change.Outbox(OutboxItem.ready(
                premises.newId(),
                answered.exchange(),
                OutboxItem.Kind.RECEIPT,
                answered.letter(),
                answered.ours(),
                true,
                answered.theirs(),
                blob,
                mail.size(),
                receipt.number(),
                now));
    }

    /** The stored receipt of a letter that came again, made ready once more; nothing when it was repeated enough. */
    public Optional<Change> again(Sha256 letter, Instant now) {
        return premises.store()
                .outbox()
                .receiptFor(letter)
                .filter(item -> item.standing() != OutboxItem.Standing.READY && item.attempts() < MOST_REPEATS)
                .filter(item -> now.isBefore(item.nextAt().plus(REPEATED)))
                .map(item -> new Change.Outbox(item.moved(OutboxItem.Standing.READY, item.attempts(), now, null)));
    }

    /** A receipt names the certificates that it answers to, where we know them; it is not encrypted. */
    private Addressee addressee(MailAddress theirs) {
        return premises.book()
                .findCorrespondent(theirs, premises.now())
                .map(known -> known.addressee(premises.book()
                        .readsGcm(
                                theirs,
                                premises.store().correspondence().reads(theirs).orElse(null))))
                .orElseGet(() -> new Addressee(theirs, List.of()));
    }

    /** Receipt numbers rise: a held letter gets a second receipt when its turn comes. */
    private long number(Sha256 letter) {
        return premises.store()
                .outbox()
                .receiptFor(letter)
                .map(item -> item.seq() + 1)
                .orElse(1L);
    }

    private Optional<WitnessRow> stored(Answered answered) {
        return answered.origin().flatMap(premises.store().correspondence()::witness);
    }

    /** A status as journals write it. */
    public static String name(Receipt.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
