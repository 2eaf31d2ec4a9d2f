package org.passerelle.flow;

import java.time.Instant;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refusal;

/**
 * A line of ours begins an exchange with a practice: a notice, a letter. This node keeps it, so the opening is decided at once; it goes
 * sealed where the practice's card takes that, else in an ordinary mail inside the trust space.
 *
 * <p>Refused: no line of ours, closed or expired; no member of it; a pathway that its card does not offer or that is not a line's to
 * begin; an address of our own, or of no practice; an ordinary mailbox that may not be written to or that nobody knows; content that
 * the form does not allow; a patient who does not agree, which is kept; a file that may not travel; a letter too large.
 */
public final class OpenFromLine {
    private final Premises premises;
    private final AttachDocuments attach;
    private final FirstLetter first;
    private final RefusedConsents refusals;
    private final DecideAlone alone;
    private final Addressees addressees;
    private final Once once;

    public OpenFromLine(Premises premises) {
        this.premises = premises;
        this.attach = new AttachDocuments(premises);
        this.first = new FirstLetter(premises);
        this.refusals = new RefusedConsents(premises);
        this.alone = new DecideAlone(premises, attach);
        this.addressees = new Addressees(premises);
        this.once = new Once(premises);
    }

    /** Opens the exchange and tells its id; that of the first one when the order comes again under its reference. */
    public Id open(MailAddress lineOrAlias, WrittenTo to, PathwayRef ref, Order order) {
        String where = "begin/" + premises.book().canonical(lineOrAlias).value();
        return Retry.onConflict(() ->
                once.find(where, what(ref, to), order).orElseGet(() -> opened(where, lineOrAlias, to, ref, order)));
    }

    private static String what(PathwayRef ref, WrittenTo to) {
        return ref + " " + to.address().value();
    }

    private Id opened(String where, MailAddress lineOrAlias, WrittenTo to, PathwayRef ref, Order order) {
        Instant now = premises.now();
        LineCard card = card(lineOrAlias, ref, order.content(), now);
        Pathway pathway = premises.pathways().get(ref);
        Event.Begun begun = addressees.begun(ref, card, lineOrAlias, to);
        ExchangeState empty = ExchangeState.of(begun, pathway);
        Step step = pathway.step(order.step());
        premises.staff().requireMay(empty, pathway.roles(step), order.actor().rpps(), order.filedBy());
        Decider.requirePossible(empty, step, command(order, order.content(), now));
        refusals.requireConsent(begun, step, order);
        AttachDocuments.Attached attached = attach.attach(empty, step, order.content(), order.attachments());
        Dossier dossier = Dossier.begin(premises, begun, now);
        Command.TakeStep command = command(order, attached.content(), now);
        once.keep(where, what(ref, to), order, attached, dossier);
        order.tellFiler(dossier, command.stepId());
        write(dossier, command, card, attached);
        dossier.commit();
        return dossier.exchange();
    }

    /** Our own card of that line, by which such an exchange may begin now, with the form that its content was written with. */
    LineCard card(MailAddress lineOrAlias, PathwayRef ref, Json.Obj content, Instant now) {
        LineCard card = premises.book().line(premises.book().canonical(lineOrAlias), now);
        if (!premises.book().isOwn(card)) {
            throw Refusal.of(FlowRefusal.UNKNOWN_LINE).refused();
        }
        boolean offered = card.offer()
                .findPathway(ref.name(), ref.version())
                .filter(offer -> offer.takes(content))
                .isPresent();
        if (!offered) {
            throw Refusal.of(ExchangeRefusal.PATHWAY_NOT_OFFERED).refused();
        }
        return card;
    }

    /** Decides the opening step and tells it, in a commit of the caller's. */
    void write(Dossier dossier, Command.TakeStep command, LineCard card, AttachDocuments.Attached attached) {
        Terms terms = premises.terms(dossier.state().begun().line(), card);
        if (dossier.state().begun().inClear()) {
            alone.write(dossier, command, terms, attached, null);
        } else {
            first.write(dossier, command, terms, attached);
        }
    }

    private Command.TakeStep command(Order order, Json.Obj content, Instant now) {
        return new Command.TakeStep(
                premises.newId(), order.step(), Side.EXPERT, order.actor(), content, -1, Promise.here(now));
    }
}
