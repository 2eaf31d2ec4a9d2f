package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.clear.OrdinaryPlaces;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.ReceiptDesk;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.told.Notices;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.OpenedMail.OpenedLetter;
import org.passerelle.port.letter.Saying;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** A requester's letter at the line's node: its step is decided, and whatever is decided is told back. */
public final class AtKeeper {
    private final Premises premises;
    private final ReceiptDesk receipts;
    private final LetterDesk desk;
    private final Notices notices;
    private final TakeDocuments documents;
    private final OrdinaryPlaces ordinary;

    public AtKeeper(Premises premises, ReceiptDesk receipts) {
        this.premises = premises;
        this.receipts = receipts;
        this.desk = new LetterDesk(premises);
        this.notices = new Notices(premises);
        this.documents = new TakeDocuments(premises);
        this.ordinary = new OrdinaryPlaces(premises);
    }

    public void apply(OpenedLetter letter, Letterhead head, List<Change> more) {
        Instant now = premises.now();
        Optional<Dossier> open = Dossier.open(premises, head.exchange(), now);
        Envelope.StepHead step = letter.envelope().findStep().orElse(null);
        OpenedMail.Said said = letter.said().orElse(null);
        if (step == null || said == null) {
            if (step != null || said != null) {
                throw Refusal.of(FlowRefusal.CONTENT_DIFFERS).refused();
            }
            Dossier here = open.orElseThrow(
                    () -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
            acknowledge(here, letter, head, more);
            return;
        }
        LineCard card = open.isEmpty() ? cited(letter, head, said) : null;
        Dossier dossier = card == null ? open.orElseThrow() : begin(letter, head, said, card, now);
        var command = new Command.TakeStep(
                step.id(),
                step.name(),
                side(dossier, head),
                said.actor(),
                said.content(),
                step.base(),
                Promise.judge(head.sentAt(), head.arrivedAt(), notBefore(dossier, card, head.from())));
        boolean doneBefore = dossier.state().steps().containsKey(step.id());
        Json.Builder received = head.step(doneBefore).received();
        step.findDue().ifPresent(due -> received.put("due", due));
        dossier.remark(Kind.RECEIVED, received);
        more.forEach(dossier::also);
        decide(dossier, command, letter, premises.terms(head.keeper(), card), head);
        dossier.commit();
    }

    /** A letter without a step only fills or voids places of the stream. */
    private void acknowledge(Dossier dossier, OpenedLetter letter, Letterhead head, List<Change> more) {
        dossier.remark(Kind.RECEIVED, head.received());
        more.forEach(dossier::also);
        head.reads(letter).ifPresent(dossier::also);
        receipts.answer(
                dossier,
                head.answered(),
                ReceiptDesk.Outcome.applied(
                        dossier.state().lastNumber(), head.recipient().seq()));
        dossier.commit();
    }

    private void decide(Dossier dossier, Command.TakeStep command, OpenedLetter letter, Terms terms, Letterhead head) {
        long seen = head.recipient().seq();
        Fact earlier = dossier.state().steps().get(command.stepId());
        if (earlier != null) {
            receipts.answer(dossier, head.answered(), outcome(dossier.state(), earlier, seen));
            return;
        }
        List<Event.Law> law;
        try {
            requireRole(dossier, command, head);
            law = Decider.decide(dossier.state(), command, terms, dossier.now());
            letter.requireAgrees(Sayings.of(dossier.state(), command, dossier.now()));
            documents.take(dossier, command.content(), letter);
        } catch (Refused refused) {
            boolean ours = refused.code() instanceof StoreRefusal;
            if (ours || dossier.state().law().isEmpty()) {
                throw refused;
            }
            law = Decider.refuse(dossier.state(), command, refused.refusal(), dossier.now());
        }
        law.forEach(dossier::write);
        notices.tell(dossier, law);
        Fact decided = dossier.state().steps().get(command.stepId());
        if (decided == null) {
            throw new HouseBug("a decided step is done or refused");
        }
        if (decided instanceof Fact.StepDone done && dossier.state().justBegun()) {
            new Sequel(premises).arrive(dossier, done.content());
        }
        if (decided instanceof Fact.StepDone) {
            // before the answer is written: it is the first that may count on it
            head.reads(letter).ifPresent(dossier::also);
        }
        receipts.answer(dossier, head.answered(), outcome(dossier.state(), decided, seen));
        if (decided instanceof Fact.StepDone done && !dossier.state().places().isEmpty()) {
            relay(dossier, done);
        } else {
            desk.tell(dossier);
        }
    }

    /** What one place said goes on to the others for whom it is. */
    private void relay(Dossier dossier, Fact.StepDone done) {
        Saying saying = Sayings.of(dossier.state(), done);
        LetterDesk.orAlarm(
                dossier,
                () -> desk.send(
                        dossier, new Envelope.StepHead(done.stepId(), done.step(), done.base(), null, null), saying));
        ordinary.tell(dossier, done, saying);
    }

    private static Side side(Dossier dossier, Letterhead head) {
        return head.from().equals(dossier.state().begun().theirs()) ? Side.REQUESTER : Side.THIRD;
    }

    /** A third place acts in the role in which it was invited, and in no other's. */
    private void requireRole(Dossier dossier, Command.TakeStep command, Letterhead head) {
        if (command.side() != Side.THIRD) {
            return;
        }
        var pathway = dossier.state().pathway();
        Step step = pathway.step(command.step());
        boolean own = dossier.state().places().entrySet().stream()
                .filter(place -> premises.book().canonical(place.getValue()).equals(head.from()))
                .anyMatch(place -> step.by().contains(place.getKey()));
        if (!own) {
            throw Refusal.of(ExchangeRefusal.NOT_YOUR_STEP).refused();
        }
    }

    /** A step is answered the same however often it comes: at most one effect per step id. */
    private static ReceiptDesk.Outcome outcome(ExchangeState state, Fact fact, long seen) {
        if (fact instanceof Fact.StepRefused refused) {
            return ReceiptDesk.Outcome.notApplied(refused.code(), seen);
        }
        long number = state.law().stream()
                .filter(decided -> decided.fact().equals(fact))
                .map(Event.Law::number)
                .findFirst()
                .orElseThrow(() -> new HouseBug("a step that was done has a number"));
        return ReceiptDesk.Outcome.applied(number, seen);
    }

    /** What an opening letter must cite: our card of that line, current or just replaced, offering that pathway and form. */
    private LineCard cited(OpenedLetter letter, Letterhead head, OpenedMail.Said said) {
        LineCard card = premises.book()
                .cited(LineCard.class, head.recipient().card(), head.recipient().address(), head.arrivedAt())
                .orElseThrow(() -> Refusal.of(FlowRefusal.CARD_NOT_CURRENT).refused());
        var ref = letter.envelope().pathway();
        if (card.offer()
                .findPathway(ref.name(), ref.version())
                .filter(offer -> offer.takes(said.content()))
                .isEmpty()) {
            throw Refusal.of(ExchangeRefusal.PATHWAY_NOT_OFFERED).refused();
        }
        premises.book().correspondent(head.from(), premises.now());
        return card;
    }

    private Dossier begin(OpenedLetter letter, Letterhead head, OpenedMail.Said said, LineCard card, Instant now) {
        Optional<String> opening =
                premises.pathways().get(letter.envelope().pathway()).opening().map(Step::name);
        if (!letter.envelope().findStep().map(Envelope.StepHead::name).equals(opening)) {
            throw Refusal.of(ExchangeRefusal.NOT_OPENED).refused();
        }
        return Dossier.begin(
                premises,
                new Event.Begun(
                        head.exchange(),
                        true,
                        letter.envelope().pathway(),
                        head.recipient().address(),
                        card.base().organisation(),
                        head.recipient().card(),
                        head.from(),
                        said.organisation()),
                now);
    }

    /** The cited card's time, or the sender's previous letter's. */
    private static Instant notBefore(Dossier dossier, @Nullable LineCard card, MailAddress from) {
        Instant previous = dossier.remarks(Kind.RECEIVED).stream()
                .filter(facts -> facts.text("from").equals(from.value()))
                .map(facts -> facts.instant("sentAt"))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        Instant carded = card == null ? Instant.MIN : card.base().validity().from();
        return previous.isAfter(carded) ? previous : carded;
    }
}
