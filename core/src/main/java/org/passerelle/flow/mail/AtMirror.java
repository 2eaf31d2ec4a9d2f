package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Mirror;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.ReceiptDesk;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.told.Notices;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.Change;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.OpenedMail.OpenedLetter;
import org.passerelle.refusal.Refusal;

/**
 * The keeper's letter at the other node: its decisions are applied in order, and acknowledged. Where the line begins an exchange, the
 * first letter begins it here too.
 */
public final class AtMirror {
    private final Premises premises;
    private final ReceiptDesk receipts;
    private final TakeDocuments documents;
    private final BeginMirror beginning;
    private final Notices notices;

    public AtMirror(Premises premises, ReceiptDesk receipts) {
        this.premises = premises;
        this.receipts = receipts;
        this.documents = new TakeDocuments(premises);
        this.beginning = new BeginMirror(premises);
        this.notices = new Notices(premises);
    }

    public void apply(OpenedLetter letter, Letterhead head, List<Change> more) {
        Instant now = premises.now();
        Dossier dossier =
                Dossier.open(premises, head.exchange(), now).orElseGet(() -> beginning.begin(letter, head, now));
        Letterhead judged = letter.envelope()
                .findStep()
                .map(step -> head.step(dossier.state().steps().containsKey(step.id())))
                .orElse(head);
        dossier.remark(Kind.RECEIVED, judged.received());
        Set<Id> own =
                dossier.state().pending().stream().map(Event.Composed::stepId).collect(Collectors.toSet());
        List<Event.Law> fresh = new ArrayList<>();
        for (Envelope.TellEvent told : letter.envelope().events()) {
            Event.Law decided = read(told);
            if (told.n() <= dossier.state().lastNumber()) {
                requireSame(dossier, decided);
            } else {
                requireOurs(dossier, decided);
                Mirror.apply(dossier.state(), decided);
                dossier.write(decided);
                fresh.add(decided);
            }
        }
        requireSaidIsTold(letter, dossier);
        for (Event.Law decided : fresh) {
            if (decided.fact() instanceof Fact.StepDone done && !own.contains(done.stepId())) {
                requireOneStory(letter, dossier, done);
                if (says(letter, done) || isOwed(dossier, done)) {
                    documents.take(dossier, done.content(), letter);
                }
            }
        }
        notices.tell(dossier, fresh);
        more.forEach(dossier::also);
        head.reads(letter).ifPresent(dossier::also);
        receipts.answer(
                dossier,
                head.answered(),
                ReceiptDesk.Outcome.applied(
                        dossier.state().lastNumber(), head.recipient().seq()));
        dossier.commit();
    }

    static Event.Law read(Envelope.TellEvent told) {
        var payload = told.payload();
        if (payload == null) {
            return EventJson.withheld(told.n(), told.type(), told.time());
        }
        Event.Law decided = EventJson.law(told.type(), payload);
        if (decided.number() != told.n() || !decided.time().equals(told.time())) {
            throw Refusal.of(FlowRefusal.EVENT_DIFFERS).refused();
        }
        return decided;
    }

    /** A step of our side that the keeper tells must be one that we composed, unchanged. */
    private static void requireOurs(Dossier dossier, Event.Law decided) {
        Side side = dossier.state().begun().own();
        if (!(decided.fact() instanceof Fact.StepDone done) || done.side() != side) {
            return;
        } else if (side == Side.THIRD && !isAlone(dossier, done)) {
            return;
        }
        boolean composed = dossier.state().pending().stream()
                .anyMatch(own -> own.stepId().equals(done.stepId())
                        && own.step().equals(done.step())
                        && own.actor().equals(done.actor())
                        && own.content().equals(done.content()));
        if (!composed) {
            throw Refusal.of(FlowRefusal.EVENT_DIFFERS).refused();
        }
    }

    /** A decision that is told again must be the very same. */
    private static void requireSame(Dossier dossier, Event.Law decided) {
        Event.Law known = dossier.state().law().get((int) decided.number());
        if (!EventJson.payload(known).equals(EventJson.payload(decided))) {
            throw Refusal.of(FlowRefusal.EVENT_DIFFERS).refused();
        }
    }

    /** The step that people and software read in the letter is the one that the events tell. */
    private static void requireSaidIsTold(OpenedLetter letter, Dossier dossier) {
        if (letter.said().isEmpty()) {
            return;
        }
        OpenedMail.Said said = letter.said().get();
        Envelope.StepHead step = letter.envelope()
                .findStep()
                .orElseThrow(() -> Refusal.of(FlowRefusal.CONTENT_DIFFERS).refused());
        boolean same = dossier.state().steps().get(step.id()) instanceof Fact.StepDone done
                && done.step().equals(step.name())
                && done.content().equals(said.content())
                && done.actor().equals(said.actor());
        if (!same) {
            throw Refusal.of(FlowRefusal.CONTENT_DIFFERS).refused();
        }
    }

    /** The medical document in the letter is that of its step. */
    private static void requireOneStory(OpenedLetter letter, Dossier dossier, Fact.StepDone done) {
        if (says(letter, done)) {
            letter.requireAgrees(Sayings.of(dossier.state(), done));
        }
    }

    /** Whether no other third place than this may take the step. */
    private static boolean isAlone(Dossier dossier, Fact.StepDone done) {
        var pathway = dossier.state().pathway();
        return pathway.roles(pathway.step(done.step())).stream()
                .filter(role -> role.side() == Side.THIRD)
                .allMatch(role -> role.name().equals(dossier.state().begun().place()));
    }

    private static boolean says(OpenedLetter letter, Fact.StepDone done) {
        return letter.envelope()
                .findStep()
                .filter(step -> step.id().equals(done.stepId()))
                .isPresent();
    }

    /** Whether the files of a step of the line must have come with it: a third place learns of earlier ones, and of others', without. */
    private static boolean isOwed(Dossier dossier, Fact.StepDone done) {
        var pathway = dossier.state().pathway();
        List<String> addressees = pathway.step(done.step()).addressees();
        return dossier.state().begun().own() == Side.REQUESTER
                && done.side() == Side.EXPERT
                && (addressees.isEmpty()
                        || addressees.stream()
                                .anyMatch(role -> pathway.role(role).side() == Side.REQUESTER));
    }
}
