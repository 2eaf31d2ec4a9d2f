package org.passerelle.flow.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.trust.RecipientKeys;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.keep.StreamRow;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Writes the exchange's next letter to the other side and seals it once: the bytes lie in the blobs before the dossier's commit
 * makes them ready to leave.
 */
public final class LetterDesk {
    /** Most earlier mails that a letter names in its References. */
    public static final int MOST_REFERENCES = 20;

    private final Premises premises;
    private final Witnessing witnessing;
    private final RecipientKeys recipients;

    public LetterDesk(Premises premises) {
        this.premises = premises;
        this.witnessing = new Witnessing(premises);
        this.recipients = new RecipientKeys(premises.revocations());
    }

    /**
     * Writes, seals and puts into the dossier's commit: a letter to the other side, and, from the keeper, one to each third place that
     * reads sealed letters. Events are told to all of them, the step to those for whom it is. A third place that cannot be written
     * to alarms people, and stops nobody else's letter.
     *
     * @param step the step that the letter takes, null for one that only tells events
     * @param saying the same for people, null likewise
     * @throws org.passerelle.refusal.Refused when the other side has no confirmed card, or the letter is too large for it
     */
    public void send(Dossier dossier, Envelope.@Nullable StepHead step, @Nullable Saying saying) {
        MailAddress theirs = dossier.state().begun().theirs();
        boolean told = step == null || Readers.ofOtherSide(dossier, step.id());
        write(dossier, theirs, told ? step : null, told ? saying : null);
        for (Readers.Place place : Readers.places(premises, dossier)) {
            boolean theirStep = step == null || place.reads(dossier, step.id());
            orAlarm(dossier, () -> write(dossier, place.address(), theirStep ? step : null, theirStep ? saying : null));
        }
    }

    private void write(Dossier dossier, MailAddress theirs, Envelope.@Nullable StepHead step, @Nullable Saying saying) {
        Event.Begun begun = dossier.state().begun();
        MailAddress ours = begun.ours();
        Correspondent other = premises.book().correspondent(theirs, premises.now());
        requireTrusted(other);
        StreamRow stream = Streams.row(
                premises, Streams.out(premises.self().origin(), dossier.exchange(), theirs), dossier.exchange());
        var recipient = new Envelope.Recipient(
                theirs,
                stream.next(),
                stream.last(),
                Streams.seen(dossier, theirs),
                other.card(),
                witnessing.proof(dossier, theirs, stream));
        var envelope = new Envelope(
                dossier.exchange(),
                begun.pathway(),
                begun.line(),
                0,
                premises.self().origin(),
                List.of(recipient),
                step,
                told(dossier, stream.event()),
                dossier.head().orElse(null),
                givenUp(dossier, theirs));
        Saying said = saying == null ? null : Sayings.filed(premises, dossier, saying);
        Letter letter = new Letter(head(dossier, ours, other), envelope, said, Tidings.of(dossier, stream.event()));
        seal(dossier, letter, other, stream);
    }

    /**
     * Tells the other side what was decided. A letter that cannot be written (their certificate expired, say) never undoes the
     * decision: people are alarmed, and the decision travels with the next letter.
     */
    public void tell(Dossier dossier) {
        orAlarm(dossier, () -> send(dossier, null, null));
    }

    /** Tells what was decided, or alarms people why nobody was told; only a store that fails undoes the decision. */
    public static void orAlarm(Dossier dossier, Runnable telling) {
        try {
            telling.run();
        } catch (Refused untold) {
            if (untold.code() instanceof StoreRefusal) {
                throw untold;
            }
            dossier.alarm(untold.code().code());
        }
    }

    /** Places of the stream that nothing will ever fill, because their letter could not be delivered. */
    private List<Envelope.Voided> givenUp(Dossier dossier, MailAddress theirs) {
        Set<Sha256> own = Streams.own(premises, dossier);
        return premises.store().outbox().lettersOf(dossier.exchange()).stream()
                .filter(item -> isGivenUp(item) && item.to().contains(theirs))
                .filter(item -> item.findLetter().filter(own::contains).isPresent())
                .map(item -> new Envelope.Voided(item.seq(), item.findLetter().orElseThrow(), null))
                .toList();
    }

    /** Undeliverable, or refused by the other side for good: whether it counted there as seen, they know. */
    public static boolean isGivenUp(OutboxItem item) {
        return item.standing() == OutboxItem.Standing.FAILED
                || item.standing() == OutboxItem.Standing.DONE && item.lastCode() != null;
    }

    private Letter.Head head(Dossier dossier, MailAddress ours, Correspondent other) {
        List<String> references = new ArrayList<>();
        for (Event event : dossier.events()) {
            if (event instanceof Event.Remark remark
                    && (remark.kind() == Kind.SEALED || remark.kind() == Kind.RECEIVED)) {
                references.add(remark.facts().text("messageId"));
            }
        }
        List<String> last = references.subList(Math.max(0, references.size() - MOST_REFERENCES), references.size());
        boolean gcm = premises.book()
                .readsGcm(other.address(), dossier.reads(other.address()).orElse(null));
        return new Letter.Head(
                ours,
                List.of(other.addressee(gcm)),
                dossier.now(),
                premises.newId() + "@" + ours.domain(),
                last,
                other.outerSubject());
    }

    /** What is not known yet is asked for before the letter leaves. */
    private void requireTrusted(Correspondent other) {
        switch (recipients.known(other.certificates())) {
            case REVOKED -> throw Refusal.of(FlowRefusal.RECIPIENT_REVOKED).refused();
            case NO_PATH -> throw Refusal.of(FlowRefusal.RECIPIENT_UNTRUSTED).refused();
            default -> {
                // nothing speaks against it
            }
        }
    }

    /** Only a mail that is written has a size to compare: what is too large is dropped. */
    public static void requireFits(SealedMail mail, long limit) {
        if (mail.size() > limit) {
            throw Refusal.of(FlowRefusal.TOO_LARGE)
                    .with(FactKey.ACTUAL, mail.size())
                    .with(FactKey.LIMIT, limit)
                    .refused();
        }
    }

    private void seal(Dossier dossier, Letter letter, Correspondent other, StreamRow stream) {
        Id blob = premises.newId();
        SealedMail mail = premises.blobs().write(dossier.exchange(), blob, out -> {
            SealedMail sealed = premises.letters()
                    .seal(letter, document -> premises.blobs().open(dossier.exchange(), document), out);
            requireFits(sealed, other.sizeLimit());
            return sealed;
        });
        Envelope.Recipient to = letter.envelope().to().get(0);
        Json.Builder facts = Json.object()
                .put("letter", mail.letter())
                .put("contentHash", mail.contentHash())
                .put("messageId", letter.head().messageId())
                .put("to", to.address().value())
                .put("ledger", letter.envelope().ledger().text())
                .put("seq", to.seq())
                .put("size", mail.size())
                .put("event", dossier.state().lastNumber())
                .put("algorithms", algorithms(mail));
        letter.envelope().findStep().ifPresent(step -> facts.put("step", step.name()));
        facts.put(
                "voids",
                letter.envelope().voided().stream()
                        .map(empty -> new Json.Whole(empty.seq()))
                        .toList());
        dossier.remark(Kind.SEALED, facts);
        dossier.also(new Change.Seen(
                SeenLetter.sentMail(letter.head().messageId(), dossier.exchange(), to.address(), dossier.now())));
        dossier.also(new Change.Outbox(OutboxItem.ready(
                premises.newId(),
                dossier.exchange(),
                OutboxItem.Kind.LETTER,
                mail.letter(),
                letter.head().from(),
                false,
                to.address(),
                blob,
                mail.size(),
                to.seq(),
                dossier.now())));
        dossier.also(new Change.Stream(new StreamRow(
                stream.key(), stream.exchange(), to.seq() + 1, mail.letter(), stream.event(), stream.proven())));
    }

    private static Json.Obj algorithms(SealedMail mail) {
        Json.Builder names = Json.object();
        mail.algorithms().forEach(names::put);
        return names.build();
    }

    /** From the keeper: its decisions since the last one that the mirror acknowledged, colleagues' names withheld. */
    private static List<Envelope.TellEvent> told(Dossier dossier, long acknowledged) {
        if (!dossier.keeps()) {
            return List.of();
        }
        List<Event.Law> law = dossier.state().law();
        return law.subList((int) Math.min(acknowledged + 1, law.size()), law.size()).stream()
                .map(decided -> new Envelope.TellEvent(
                        decided.number(),
                        EventJson.type(decided),
                        decided.time(),
                        isOurs(decided.fact()) ? null : EventJson.payload(decided)))
                .toList();
    }

    /** Whom of our side was called upon is our own affair. */
    private static boolean isOurs(Fact fact) {
        return fact instanceof Fact.Escalated escalated && !escalated.isForRequester();
    }
}
