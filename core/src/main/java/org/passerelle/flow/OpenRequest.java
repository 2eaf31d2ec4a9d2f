package org.passerelle.flow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.passerelle.canon.Id;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Promise;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.mail.Sequel;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Clock;

/**
 * A requester opens an exchange with a line: the due date is computed from the line's card, the request is written, sealed and
 * made ready to leave. A line whose card takes ordinary mails only has no node: this one then keeps the exchange, clock and all.
 *
 * <p>Refused: no practice card; who is none of the practice's people who act, where it has named any, or who files for one who has not
 * named them; line unknown, unconfirmed, closed, or not offering the pathway; content that the form does not
 * allow; danger to life (with the line's phone number on the card); a patient who does not consent, which is kept; a file that may
 * not travel; a letter too large.
 */
public final class OpenRequest {
    private final Premises premises;
    private final AttachDocuments attach;
    private final LetterDesk desk;
    private final RefusedConsents refusals;
    private final DecideAlone alone;
    private final Once once;

    public OpenRequest(Premises premises) {
        this.premises = premises;
        this.attach = new AttachDocuments(premises);
        this.desk = new LetterDesk(premises);
        this.refusals = new RefusedConsents(premises);
        this.alone = new DecideAlone(premises, attach);
        this.once = new Once(premises);
    }

    /** The clock that the line promises for that urgency from now, before anything is sent. */
    public Clock preview(MailAddress line, String urgency) {
        Instant now = sendingTime();
        LineCard card = premises.book().line(line, now);
        return Clock.start(card.offer().target(urgency), card.offer().calendar(), now);
    }

    /** Opens the exchange and tells its id; that of the first one when the order comes again under its reference. */
    public Id open(MailAddress line, PathwayRef ref, Order order) {
        return open(premises.book()::ownPractice, line, ref, order);
    }

    /** The same for that one of our practices. */
    public Id open(MailAddress practice, MailAddress line, PathwayRef ref, Order order) {
        return open(
                () -> premises.book()
                        .ownCard(PracticeCard.class, practice)
                        .orElseThrow(
                                () -> Refusal.of(FlowRefusal.NOT_A_PRACTICE).refused()),
                line,
                ref,
                order);
    }

    private Id open(Supplier<PracticeCard> practice, MailAddress lineOrAlias, PathwayRef ref, Order order) {
        MailAddress line = premises.book().canonical(lineOrAlias);
        return Retry.onConflict(() ->
                once.find(where(line), ref.toString(), order).orElseGet(() -> opened(practice, line, ref, order)));
    }

    /** The exchange that was opened with that line under that reference. */
    public Optional<Id> find(MailAddress lineOrAlias, String reference) {
        return once.find(where(premises.book().canonical(lineOrAlias)), reference);
    }

    private static String where(MailAddress line) {
        return "request/" + line.value();
    }

    private Id opened(Supplier<PracticeCard> practice, MailAddress line, PathwayRef ref, Order order) {
        Instant now = sendingTime();
        LineCard card = premises.book().line(line, now);
        if (card.offer()
                .findPathway(ref.name(), ref.version())
                .filter(offer -> offer.takes(order.content()))
                .isEmpty()) {
            throw Refusal.of(ExchangeRefusal.PATHWAY_NOT_OFFERED).refused();
        }
        Pathway pathway = premises.pathways().get(ref);
        Event.Begun begun = begun(practice.get(), line, card, ref);
        premises.staff()
                .requireActs(premises.practice(begun.requester()), order.actor().rpps(), order.filedBy());
        if (premises.book().isOwn(card)) {
            throw Refusal.of(FlowRefusal.OWN_LINE).refused();
        }
        ExchangeState empty = ExchangeState.of(begun, pathway);
        Step step = pathway.step(order.step());
        Decider.requirePossible(empty, step, command(order, now));
        refusals.requireConsent(begun, step, order);
        AttachDocuments.Attached attached = attach.attach(empty, step, order.content(), order.attachments());
        Command.TakeStep command =
                command(new Order(order.step(), order.actor(), attached.content(), order.attachments(), null), now);
        Decider.check(empty, step, command);
        Optional<Clock> promised = step.clock() == ClockEffect.START
                ? Optional.of(Decider.promised(card, step, command.content(), now))
                : Optional.empty();
        Dossier dossier = Dossier.begin(premises, begun, now);
        new Sequel(premises).ask(dossier, order.content());
        once.keep(where(line), ref.toString(), order, attached, dossier);
        order.tellFiler(dossier, command.stepId());
        if (begun.inClear()) {
            alone.decide(dossier, command, premises.terms(line, card), attached, null);
            return dossier.exchange();
        }
        return send(dossier, attached, command, promised);
    }

    /** Letters say when they were sent to the second, and the promise counts from that. */
    private Instant sendingTime() {
        return premises.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private Id send(
            Dossier dossier, AttachDocuments.Attached attached, Command.TakeStep command, Optional<Clock> promised) {
        attached.tell(dossier);
        Proposals.write(dossier, command, promised.flatMap(Clock::due).orElse(null));
        Proposals.send(dossier, desk, command, promised);
        dossier.commit();
        return dossier.exchange();
    }

    private Event.Begun begun(PracticeCard practice, MailAddress line, LineCard card, PathwayRef ref) {
        boolean clear = !card.base().reception().carriage().contains(Reception.Carriage.SEALED);
        return new Event.Begun(
                premises.newId(),
                clear,
                ref,
                line,
                card.base().organisation(),
                card.hash(),
                practice.base().addresses().get(0).address(),
                practice.base().organisation(),
                clear ? Side.REQUESTER : null);
    }

    private Command.TakeStep command(Order order, Instant now) {
        return new Command.TakeStep(
                premises.newId(), order.step(), Side.REQUESTER, order.actor(), order.content(), -1, Promise.here(now));
    }
}
