package org.passerelle.flow;

import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.flow.clear.OrdinaryPlaces;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.told.Notices;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.port.letter.Envelope;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * A step that somebody of this node takes in an exchange that is here. On the keeper it is decided; on the mirror it is sent to
 * the keeper and waits as an overlay.
 *
 * <p>Refused: unknown exchange; changed since the actor read it; not this side's step; not in this state; content that the form
 * does not allow; a file that may not travel; a letter too large; no member of the line, or one whose rights do not cover it; who
 * files it was not named by the actor.
 */
public final class SubmitStep {
    private final Premises premises;
    private final AttachDocuments attach;
    private final LetterDesk desk;
    private final Notices notices;
    private final CopyReport copies;
    private final OrdinaryPlaces ordinary;
    private final DecideAlone alone;
    private final Once once;

    public SubmitStep(Premises premises) {
        this.premises = premises;
        this.attach = new AttachDocuments(premises);
        this.desk = new LetterDesk(premises);
        this.notices = new Notices(premises);
        this.copies = new CopyReport(premises);
        this.ordinary = new OrdinaryPlaces(premises);
        this.alone = new DecideAlone(premises, attach);
        this.once = new Once(premises);
    }

    /** Takes the step, unless it came before under its reference. */
    public void submit(Id exchange, Order order) {
        String where = "step/" + exchange;
        Retry.onConflict(() -> once.find(where, "", order).orElseGet(() -> taken(where, exchange, order)));
    }

    private Id taken(String where, Id exchange, Order order) {
        Dossier dossier = Dossier.require(premises, exchange, premises.now());
        requireUnchanged(dossier, order);
        if (dossier.state().begun().inClear()) {
            return alone.decide(dossier, order, attached -> once.keep(where, "", order, attached, dossier));
        } else if (order.entered() != null) {
            throw Refusal.of(FlowRefusal.NOT_IN_CLEAR).refused();
        }
        return dossier.keeps() ? decide(where, dossier, order) : propose(where, dossier, order);
    }

    private Id decide(String where, Dossier dossier, Order order) {
        ExchangeState state = dossier.state();
        Step step = state.pathway().step(order.step());
        premises.staff()
                .requireMay(state, state.pathway().roles(step), order.actor().rpps(), order.filedBy());
        Command.TakeStep bare = command(dossier, order, order.content(), Side.EXPERT);
        Decider.requirePossible(state, step, bare);
        AttachDocuments.Attached attached = attach.attach(state, step, order.content(), order.attachments());
        once.keep(where, "", order, attached, dossier);
        Command.TakeStep command = command(dossier, order, attached.content(), Side.EXPERT);
        var terms = premises.terms(state.begun());
        List<Event.Law> law = Decider.decide(state, command, terms, dossier.now());
        attached.tell(dossier);
        law.forEach(dossier::write);
        Fact.StepDone done = law.stream()
                .map(Event.Law::fact)
                .filter(Fact.StepDone.class::isInstance)
                .map(Fact.StepDone.class::cast)
                .findFirst()
                .orElseThrow(() -> new HouseBug("a new step is done or refused"));
        order.tellFiler(dossier, done.stepId());
        notices.tell(dossier, law);
        desk.send(
                dossier,
                new Envelope.StepHead(done.stepId(), done.step(), done.base(), null, null),
                Sayings.of(dossier.state(), done));
        ordinary.tell(dossier, done, Sayings.of(dossier.state(), done));
        copies.copy(dossier, done);
        dossier.commit();
        return done.stepId();
    }

    private Id propose(String where, Dossier dossier, Order order) {
        ExchangeState state = dossier.state();
        Step step = state.pathway().step(order.step());
        premises.staff()
                .requireActs(
                        premises.practice(state.begun().ours()), order.actor().rpps(), order.filedBy());
        Side own = state.begun().own();
        String place = state.begun().place();
        if (place != null && !step.by().contains(place)) {
            throw Refusal.of(ExchangeRefusal.NOT_YOUR_STEP).refused();
        }
        Decider.requirePossible(state, step, command(dossier, order, order.content(), own));
        AttachDocuments.Attached attached = attach.attach(state, step, order.content(), order.attachments());
        once.keep(where, "", order, attached, dossier);
        Command.TakeStep command = command(dossier, order, attached.content(), own);
        Decider.check(state, step, command);
        attached.tell(dossier);
        Proposals.write(dossier, command, null);
        order.tellFiler(dossier, command.stepId());
        Proposals.send(dossier, desk, command, Optional.empty());
        dossier.commit();
        return command.stepId();
    }

    private Command.TakeStep command(Dossier dossier, Order order, Json.Obj content, Side side) {
        return new Command.TakeStep(
                premises.newId(),
                order.step(),
                side,
                order.actor(),
                content,
                dossier.state().lastNumber(),
                Promise.here(dossier.now()));
    }

    private static void requireUnchanged(Dossier dossier, Order order) {
        Long seen = order.version();
        if (seen != null && seen != dossier.length()) {
            throw Refusal.of(FlowRefusal.VERSION_CHANGED).refused();
        }
    }
}
