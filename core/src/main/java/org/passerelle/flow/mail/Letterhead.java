package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.AddressBook;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.ReceiptDesk;
import org.passerelle.flow.desk.Streams;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.OpenedMail.OpenedLetter;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * What the desk needs to know of an opened, verified letter.
 *
 * @param id its id
 * @param contentHash its content hash
 * @param sender who signed
 * @param from the sender's bound address; where that is an alias, the address whose alias it is
 * @param recipient what it says to us, under the address that stands for ours likewise
 * @param exchange its exchange
 * @param keeper the keeper's address, likewise
 * @param stream its stream's key
 * @param sentAt its signingTime
 * @param arrivedAt when it arrived
 * @param messageId its Message-ID
 * @param origin the sender's ledger
 * @param verdict the checks so far, those included that need the store
 */
public record Letterhead(
        Sha256 id,
        Sha256 contentHash,
        Sender sender,
        MailAddress from,
        Envelope.Recipient recipient,
        Id exchange,
        MailAddress keeper,
        String stream,
        Instant sentAt,
        Instant arrivedAt,
        String messageId,
        String origin,
        Verdict verdict) {

    /**
     * Reads it off a letter.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#NOT_A_PARTY} when the envelope says nothing to this mailbox
     */
    public static Letterhead of(OpenedLetter letter, Arrival arrival, AddressBook book) {
        Verdict.Proven proven = Optional.ofNullable(letter.verdict().proven())
                .orElseThrow(() -> new HouseBug("an applicable letter has a signer"));
        MailAddress from = proven.sender()
                .boundAddress()
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_PARTY).refused());
        Envelope envelope = letter.envelope();
        Envelope.Recipient recipient = recipient(envelope, arrival.mailbox(), book)
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_PARTY).refused());
        return new Letterhead(
                proven.letterId(),
                proven.contentHash(),
                proven.sender(),
                book.canonical(from, proven.sender()),
                recipient,
                envelope.exchange(),
                book.canonical(envelope.keeper()),
                Streams.in(envelope.ledger(), envelope.exchange(), recipient.address()),
                proven.signingTime(),
                arrival.arrivedAt(),
                letter.messageId(),
                envelope.ledger().text(),
                letter.verdict());
    }

    /** The same with one more check passed. */
    Letterhead passed(Check check) {
        return judged(check, CheckResult.passed());
    }

    /** The same with its step judged: a step that had its effect gets the answer that it got then, and no second effect. */
    Letterhead step(boolean doneBefore) {
        return judged(Check.STEP, doneBefore ? CheckResult.failed(FlowRefusal.SEEN) : CheckResult.passed());
    }

    private Letterhead judged(Check check, CheckResult result) {
        return new Letterhead(
                id,
                contentHash,
                sender,
                from,
                recipient,
                exchange,
                keeper,
                stream,
                sentAt,
                arrivedAt,
                messageId,
                origin,
                verdict.with(check, result));
    }

    /** What is said to the mailbox that received the letter, else to another address that it answers to. */
    private static Optional<Envelope.Recipient> recipient(Envelope envelope, MailAddress mailbox, AddressBook book) {
        Set<MailAddress> ours = book.answeredBy(mailbox);
        return envelope.recipient(mailbox)
                .or(() -> envelope.to().stream()
                        .filter(one -> ours.contains(one.address()))
                        .findFirst())
                .map(one -> new Envelope.Recipient(
                        book.canonical(one.address()), one.seq(), one.prev(), one.seen(), one.card(), one.proof()));
    }

    public ReceiptDesk.Answered answered() {
        return new ReceiptDesk.Answered(
                exchange, id, contentHash, Optional.of(messageId), recipient.address(), from, Optional.of(origin));
    }

    /** What the sender says that their software reads: to be remembered with the letter's effect, where it has one. */
    Optional<Change.Reads> reads(OpenedLetter letter) {
        return letter.saysGcm().map(gcm -> new Change.Reads(from, sender.certificateHash(), gcm, sentAt));
    }

    /** The journal's remark that the letter was received. */
    public Json.Builder received() {
        return Json.object()
                .put("letter", id)
                .put("contentHash", contentHash)
                .put("messageId", messageId)
                .put("from", from.value())
                .put("ledger", origin)
                .put("seq", recipient.seq())
                .put("sentAt", sentAt)
                .put("arrivedAt", arrivedAt)
                .put("verdict", checks());
    }

    private Json.Obj checks() {
        Json.Builder checks = Json.object();
        verdict.results()
                .forEach((check, result) ->
                        checks.put(check.name().toLowerCase(Locale.ROOT).replace('_', '-'), word(result)));
        return checks.build();
    }

    private static String word(CheckResult result) {
        if (result instanceof CheckResult.Passed) {
            return "passed";
        }
        return result instanceof CheckResult.Failed ? "failed" : "absent";
    }
}
