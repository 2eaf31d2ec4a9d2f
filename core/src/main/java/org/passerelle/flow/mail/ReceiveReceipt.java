package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.ReceiptDesk;
import org.passerelle.flow.desk.Streams;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.StreamRow;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** A correspondent's signed receipt for a letter of ours: sending rests, ends, or the missing letters go again. */
public final class ReceiveReceipt {
    private final Premises premises;
    private final LetterDesk desk;
    private final OwnLedgerAsHeld ownLedger;
    private final KeepReceipt keeper;

    public ReceiveReceipt(Premises premises) {
        this.premises = premises;
        this.desk = new LetterDesk(premises);
        this.ownLedger = new OwnLedgerAsHeld(premises);
        this.keeper = new KeepReceipt(premises);
    }

    /**
     * Receives.
     *
     * @return why the receipt is put apart; empty when it counted, or had counted before
     */
    public Optional<Refusal> receive(OpenedMail.AReceipt opened, Arrival arrival) {
        if (!opened.verdict().applicable()) {
            return opened.verdict().refusal().map(Refusal::of);
        }
        Receipt receipt = opened.receipt();
        Verdict.Proven proven = Optional.ofNullable(opened.verdict().proven())
                .orElseThrow(() -> new HouseBug("an applicable receipt has a signer"));
        Optional<OutboxItem> item = premises.store().outbox().letter(receipt.letter());
        boolean speaksForItself = proven.sender()
                .boundAddress()
                .filter(receipt.recipient()::equals)
                .isPresent();
        if (item.isEmpty() || !speaksForItself) {
            ownLedger.alarm(receipt, proven);
            return Optional.of(Refusal.of(FlowRefusal.NOT_A_PARTY));
        }
        boolean counted =
                premises.store().correspondence().seen(proven.letterId()).isPresent()
                        || premises.store()
                                .correspondence()
                                .seen(key(receipt), receipt.number())
                                .isPresent();
        return counted ? again(item.get(), receipt, arrival) : count(item.get(), receipt, proven, arrival);
    }

    private static String key(Receipt receipt) {
        return key(receipt.letter(), receipt.recipient());
    }

    /** Under which a letter's receipts by one of its recipients are seen, each at its number. */
    static String key(Sha256 letter, MailAddress recipient) {
        return "receipt:" + letter + "/" + recipient.value();
    }

    /** A receipt that counted before, or another one in its place: it can end the sending, and nothing else. */
    private Optional<Refusal> again(OutboxItem item, Receipt receipt, Arrival arrival) {
        var changes = new ArrayList<Change>(arrival.cursor());
        if (receipt.status().isFinal() && item.standing() != OutboxItem.Standing.DONE) {
            changes.add(new Change.Outbox(settled(item, receipt, premises.now())));
        }
        premises.commit(changes);
        return Optional.empty();
    }

    private Optional<Refusal> count(OutboxItem item, Receipt receipt, Verdict.Proven proven, Arrival arrival) {
        Instant now = premises.now();
        Dossier dossier = Dossier.require(premises, item.exchange(), now);
        MailAddress theirs = receipt.recipient();
        if (!ours(dossier, receipt, theirs)) {
            return Optional.of(Refusal.of(FlowRefusal.CONTENT_DIFFERS));
        }
        dossier.remark(Kind.RECEIPT_READ, keeper.keep(item.exchange(), arrival, facts(receipt)));
        dossier.also(new Change.Seen(
                new SeenLetter(proven.letterId(), item.exchange(), key(receipt), receipt.number(), now)));
        dossier.also(new Change.Outbox(settled(item, receipt, now)));
        dossier.also(new Change.AlarmOver(item.exchange(), WatchReceipts.NOT_RECEIVED));
        stream(dossier, item, receipt);
        missing(dossier, receipt, now).forEach(dossier::also);
        ownLedger.witnessed(receipt, item, arrival).forEach(dossier::also);
        if (receipt.status() == Receipt.Status.NOT_APPLIED) {
            dossier.also(new Change.Alarm(
                    new AlarmRow(item.exchange(), receipt.findCode().orElse("unknown"), now)));
        }
        arrival.cursor().forEach(dossier::also);
        dossier.commit();
        return Optional.empty();
    }

    /** The receipt names the content hash and the recipient that our journal sealed. */
    private static boolean ours(Dossier dossier, Receipt receipt, MailAddress theirs) {
        return dossier.remarks(Kind.SEALED).stream()
                .anyMatch(letter -> letter.hash("letter").equals(receipt.letter())
                        && letter.hash("contentHash").equals(receipt.contentHash())
                        && letter.text("to").equals(theirs.value()));
    }

    private static Json.Builder facts(Receipt receipt) {
        Json.Builder facts = Json.object()
                .put("letter", receipt.letter())
                .put("recipient", receipt.recipient().value())
                .put("number", receipt.number())
                .put("status", ReceiptDesk.name(receipt.status()))
                .put("code", receipt.code());
        receipt.findEvent().ifPresent(event -> facts.put("event", event));
        var held = receipt.witness();
        if (held != null) {
            facts.put(
                    "ledger",
                    Json.object()
                            .put("origin", held.origin())
                            .put("size", held.size())
                            .put("root", held.root())
                            .build());
        }
        var head = receipt.head();
        return head == null ? facts : facts.put("head", head.json());
    }

    private static OutboxItem settled(OutboxItem item, Receipt receipt, Instant now) {
        if (receipt.status().isFinal()) {
            return item.moved(OutboxItem.Standing.DONE, item.attempts(), now, receipt.code());
        }
        boolean done = item.standing() == OutboxItem.Standing.DONE;
        return done
                ? item
                : item.moved(
                        OutboxItem.Standing.AWAITING_RECEIPT,
                        item.attempts(),
                        now.plus(HandOver.RECEIPT_PATIENCE),
                        null);
    }

    /** What the other side now has: the keeper's events up to the acknowledged one, and our proofs of earlier letters. */
    private void stream(Dossier dossier, OutboxItem item, Receipt receipt) {
        if (receipt.status() != Receipt.Status.APPLIED) {
            return;
        }
        String key = Streams.out(premises.self().origin(), item.exchange(), receipt.recipient());
        StreamRow row = Streams.row(premises, key, item.exchange());
        long event = dossier.keeps()
                ? Math.max(
                        row.event(),
                        Math.min(
                                receipt.findEvent().orElse(-1L), dossier.state().lastNumber()))
                : row.event();
        boolean ofThisStream = Streams.own(premises, dossier).contains(receipt.letter());
        long proven = ofThisStream ? Math.max(row.proven(), item.seq() - 1) : row.proven();
        dossier.also(
                new Change.Stream(new StreamRow(row.key(), row.exchange(), row.next(), row.last(), event, proven)));
    }

    /** The letters that they miss go again, those that may; for the places of the others a letter says that they stay empty. */
    private List<Change> missing(Dossier dossier, Receipt receipt, Instant now) {
        List<Change> again = new ArrayList<>();
        boolean empty = false;
        Set<Sha256> own = Streams.own(premises, dossier);
        boolean ofThisStream = own.contains(receipt.letter());
        for (OutboxItem letter : premises.store().outbox().lettersOf(dossier.exchange())) {
            boolean sameStream = letter.findLetter().filter(own::contains).isPresent() == ofThisStream;
            if (!sameStream
                    || !receipt.missing().contains(letter.seq())
                    || !letter.to().contains(receipt.recipient())) {
                continue;
            }
            if (LetterDesk.isGivenUp(letter)) {
                empty = empty || ofThisStream && !isVoided(dossier, letter.seq());
            } else if (letter.standing() != OutboxItem.Standing.DONE) {
                again.add(new Change.Outbox(
                        letter.moved(OutboxItem.Standing.READY, letter.attempts(), now, letter.lastCode())));
            }
        }
        if (empty) {
            desk.tell(dossier);
        }
        return again;
    }

    private static boolean isVoided(Dossier dossier, long seq) {
        return dossier.remarks(Kind.SEALED).stream()
                .anyMatch(sent -> sent.arrayOrEmpty("voids").items().contains(new Json.Whole(seq)));
    }
}
