package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.About;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.ReceiptDesk;
import org.passerelle.flow.desk.Streams;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.HeldLetter;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.keep.StreamRow;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.OpenedMail.OpenedLetter;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.KeyRefusal;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * Gives an opened letter its turn: the checks that need the store, then its effect, once. Refusals are told back to the verified
 * signer; the mail is put apart by the caller.
 */
public final class ReceiveLetter {
    /** Most letters of one stream that wait for an earlier one. */
    public static final int MOST_HELD = 32;

    private final Premises premises;
    private final ReceiptDesk receipts;
    private final Parties parties;
    private final AtKeeper keeper;
    private final AtMirror mirror;
    private final WitnessOthers witnesses;

    public ReceiveLetter(Premises premises) {
        this.premises = premises;
        this.receipts = new ReceiptDesk(premises);
        this.parties = new Parties(premises);
        this.keeper = new AtKeeper(premises, receipts);
        this.mirror = new AtMirror(premises, receipts);
        this.witnesses = new WitnessOthers(premises);
    }

    /**
     * Receives.
     *
     * @return why the letter has no effect: it is to be put apart, but for {@link FlowRefusal#SEEN}, which is already done with;
     *     empty when it had its effect or waits
     */
    public Optional<Refusal> receive(OpenedLetter letter, Arrival arrival) {
        try {
            return judge(letter, arrival);
        } catch (Refused refused) {
            if (refused.code() instanceof StoreRefusal
                    || refused.code() instanceof KeyRefusal
                    || refused.refusal().is(FlowRefusal.BUSY)) {
                throw refused;
            }
            return Optional.of(refused.refusal());
        }
    }

    private Optional<Refusal> judge(OpenedLetter letter, Arrival arrival) {
        Verdict verdict = letter.verdict();
        if (!verdict.applicable()) {
            return verdict.refusal().map(Refusal::of);
        }
        Letterhead head = Letterhead.of(letter, arrival, premises.book());
        if (premises.store().correspondence().seen(head.id()).isPresent()) {
            return again(head, arrival);
        }
        Optional<RefusalCode> stranger = parties.stranger(letter, head);
        if (stranger.isPresent()) {
            return stranger.map(Refusal::of);
        }
        StreamRow stream = Streams.row(premises, head.stream(), head.exchange());
        if (head.recipient().seq() < stream.next()) {
            return Optional.of(Refusal.of(FlowRefusal.SEQUENCE_CONFLICT));
        }
        long next = afterVoids(letter.envelope(), stream.next());
        if (head.recipient().seq() > next) {
            return hold(letter, head, arrival, advanced(letter.envelope(), stream, next));
        }
        if (!Objects.equals(
                head.recipient().prev(),
                advanced(letter.envelope(), stream, next).last())) {
            return Optional.of(Refusal.of(FlowRefusal.STREAM_FORKED));
        }
        apply(letter, head.passed(Check.NOT_SEEN).passed(Check.PARTY).passed(Check.SEQUENCE), arrival);
        return Optional.empty();
    }

    private void apply(OpenedLetter letter, Letterhead head, Arrival arrival) {
        List<Change> more = new ArrayList<>(arrival.cursor());
        more.add(new Change.Seen(new SeenLetter(
                head.id(), head.exchange(), head.stream(), head.recipient().seq(), premises.now())));
        more.add(new Change.Stream(
                new StreamRow(head.stream(), head.exchange(), head.recipient().seq() + 1, head.id(), -1, 0)));
        if (premises.store().correspondence().held(head.id()).isPresent()) {
            more.add(new Change.Release(head.id()));
        }
        more.addAll(witnesses.changes(letter.envelope(), head));
        if (head.keeper().equals(head.recipient().address())) {
            keeper.apply(letter, head, more);
        } else {
            mirror.apply(letter, head, more);
        }
    }

    /** A letter that came again: its receipt goes again, bounded, and so often it stands in the trace. */
    private Optional<Refusal> again(Letterhead head, Arrival arrival) {
        Instant now = premises.now();
        Refusal seen = Refusal.of(FlowRefusal.SEEN);
        var changes = new ArrayList<Change>(arrival.cursor());
        receipts.again(head.id(), now).ifPresent(receipt -> {
            var facts = Json.object()
                    .put("letter", head.id())
                    .put("code", seen.code().code());
            changes.addAll(NodeChain.remark(premises, Kind.REPEATED, facts, now));
            changes.add(receipt);
        });
        premises.commit(changes);
        return Optional.of(seen);
    }

    /** @param stream how far it is, the places that this letter gives up counted as filled */
    private Optional<Refusal> hold(OpenedLetter letter, Letterhead head, Arrival arrival, StreamRow stream) {
        List<HeldLetter> waiting = premises.store().correspondence().held(head.stream());
        if (waiting.stream().anyMatch(held -> held.letter().equals(head.id()))) {
            return again(head, arrival);
        }
        if (waiting.stream().anyMatch(held -> held.seq() == head.recipient().seq())) {
            return Optional.of(Refusal.of(FlowRefusal.SEQUENCE_CONFLICT));
        }
        if (waiting.size() >= MOST_HELD) {
            return Optional.of(Refusal.of(FlowRefusal.TOO_MANY_HELD));
        }
        Instant now = premises.now();
        List<Long> missing = new ArrayList<>();
        for (long seq = stream.next(); seq < head.recipient().seq() && missing.size() < MOST_HELD; seq++) {
            long place = seq;
            if (waiting.stream().noneMatch(held -> held.seq() == place)) {
                missing.add(seq);
            }
        }
        var changes = new ArrayList<Change>(arrival.cursor());
        changes.add(new Change.Stream(stream));
        changes.add(new Change.Hold(new HeldLetter(
                head.id(),
                head.exchange(),
                head.stream(),
                head.recipient().seq(),
                arrival.raw(),
                arrival.arrivedAt(),
                arrival.receivedAt(),
                About.of(letter).json())));
        changes.add(receipts.write(head.answered(), ReceiptDesk.Outcome.held(stream.next() - 1, missing), null, now));
        changes.add(new Change.Alarm(new AlarmRow(head.exchange(), "flow.letter-held", now)));
        premises.commit(changes);
        return Optional.empty();
    }

    /** The stream once the places before {@code next} that the letter gives up count as filled by the letters that had them. */
    private static StreamRow advanced(Envelope envelope, StreamRow stream, long next) {
        if (next == stream.next()) {
            return stream;
        }
        Sha256 last = envelope.voided().stream()
                .filter(empty -> empty.seq() == next - 1)
                .map(Envelope.Voided::id)
                .findFirst()
                .orElseThrow(() -> new HouseBug("a place that was given up names its letter"));
        return new StreamRow(stream.key(), stream.exchange(), next, last, stream.event(), stream.proven());
    }

    /** The next place once those that the sender gave up are counted as filled. */
    private static long afterVoids(Envelope envelope, long next) {
        long place = next;
        boolean moved = true;
        while (moved) {
            long wanted = place;
            moved = envelope.voided().stream().anyMatch(empty -> empty.seq() == wanted);
            place = moved ? place + 1 : place;
        }
        return place;
    }

    /** The raw octets of an applied letter are kept no longer; those of a held one are. */
    public void forget(Arrival arrival) {
        boolean waits = premises.store().correspondence().heldIn(arrival.raw());
        if (!waits) {
            premises.blobs().drop(Journals.NODE, arrival.raw());
        }
    }

    /** Why a letter was refused, told to its signer once signature, path and address hold and we can answer. */
    public List<Change> refusalReceipt(Verdict verdict, Arrival arrival, String code, Instant now) {
        var proven = verdict.proven();
        boolean letterToUs = whole(verdict) && passed(verdict, Check.ADDRESSED);
        if (proven == null || proven.sender().boundAddress().isEmpty() || !letterToUs) {
            return List.of();
        }
        MailAddress theirs = proven.sender().boundAddress().get();
        if (premises.book().findCorrespondent(theirs, premises.now()).isEmpty()) {
            return List.of();
        }
        boolean answered =
                premises.store().outbox().receiptFor(proven.letterId()).isPresent();
        boolean held = premises.store().correspondence().held(proven.letterId()).isPresent();
        if (answered && !held) {
            return receipts.again(proven.letterId(), now).stream().toList();
        }
        var about = new ReceiptDesk.Answered(
                Journals.NODE,
                proven.letterId(),
                proven.contentHash(),
                Optional.empty(),
                arrival.mailbox(),
                theirs,
                Optional.empty());
        return List.of(receipts.write(about, ReceiptDesk.Outcome.notApplied(code, 0), null, now));
    }

    /** Vouched for by its tag, or, where it may lack one, by its signature. */
    private static boolean whole(Verdict verdict) {
        return verdict.result(Check.TAG).filter(CheckResult::lets).isPresent();
    }

    private static boolean passed(Verdict verdict, Check check) {
        return verdict.result(check)
                .filter(CheckResult.Passed.class::isInstance)
                .isPresent();
    }
}
