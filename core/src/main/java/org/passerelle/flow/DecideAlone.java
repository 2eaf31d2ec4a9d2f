package org.passerelle.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.clear.ClearDesk;
import org.passerelle.flow.clear.ReadMail;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.told.Notices;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * A step of an exchange whose other side has an ordinary mailbox: this node alone decides, its own side's steps and, entered by one of
 * its people from what the others wrote or said, theirs. Ours are told in an ordinary mail; what they wrote counts from when it
 * arrived, whenever it is entered.
 */
final class DecideAlone {
    private final Premises premises;
    private final AttachDocuments attach;
    private final ClearDesk desk;
    private final Notices notices;
    private final CopyReport copies;

    DecideAlone(Premises premises, AttachDocuments attach) {
        this.premises = premises;
        this.attach = attach;
        this.desk = new ClearDesk(premises);
        this.notices = new Notices(premises);
        this.copies = new CopyReport(premises);
    }

    /**
     * A step of an exchange that is here.
     *
     * @param also what else goes into the commit
     */
    Id decide(Dossier dossier, Order order, Consumer<AttachDocuments.Attached> also) {
        ExchangeState state = dossier.state();
        Step step = state.pathway().step(order.step());
        requireMayAct(state, step, order);
        if (state.opening().isEmpty()) {
            requireTaken(state, order);
        }
        Promise promise = promise(dossier, order.entered());
        Command.TakeStep bare = command(dossier, step, order, order.content(), promise);
        Decider.requirePossible(state, step, bare);
        AttachDocuments.Attached attached = attach.attach(state, step, order.content(), order.attachments());
        also.accept(attached);
        Command.TakeStep command = command(dossier, step, order, attached.content(), promise);
        order.tellFiler(dossier, command.stepId());
        return decide(dossier, command, premises.terms(state.begun()), attached, order.entered());
    }

    /** The same for one that is checked, and whose files are attached. */
    Id decide(
            Dossier dossier,
            Command.TakeStep command,
            Terms terms,
            AttachDocuments.Attached attached,
            Order.@Nullable Entered entered) {
        Id step = write(dossier, command, terms, attached, entered);
        dossier.commit();
        return step;
    }

    /** The same in a commit of the caller's. */
    Id write(
            Dossier dossier,
            Command.TakeStep command,
            Terms terms,
            AttachDocuments.Attached attached,
            Order.@Nullable Entered entered) {
        List<Event.Law> law = Decider.decide(dossier.state(), command, terms, dossier.now());
        attached.tell(dossier);
        law.forEach(dossier::write);
        if (entered != null) {
            dossier.remark(
                    Kind.ENTERED,
                    Json.object()
                            .put("stepId", command.stepId())
                            .put("by", entered.by().id().number())
                            .put("mail", Optional.ofNullable(entered.mail()).map(mail -> mail.hex())));
        }
        if (dossier.state().steps().get(command.stepId()) instanceof Fact.StepDone done) {
            tell(dossier, done, law);
            return done.stepId();
        }
        throw new HouseBug("a new step is done or refused");
    }

    /** Our own step in its words; of theirs, that the clock runs now. What has nothing to say is told with the next. */
    private void tell(Dossier dossier, Fact.StepDone done, List<Event.Law> law) {
        Step step = dossier.state().pathway().step(done.step());
        boolean own = done.side() == dossier.state().begun().own();
        if (!own && step.clock() == ClockEffect.START) {
            desk.tell(dossier);
        } else if (own && !step.form().fields().isEmpty()) {
            desk.send(dossier, Sayings.of(dossier.state(), done));
        }
        if (own) {
            copies.copy(dossier, done);
        }
        if (dossier.state().begun().own() == Side.EXPERT) {
            notices.tell(dossier, law);
        }
    }

    /** A line's steps are its members', a practice's those of its people; those that are entered for the other side too. */
    private void requireMayAct(ExchangeState state, Step step, Order order) {
        Side own = state.begun().own();
        Order.Entered entered = order.entered();
        boolean ours = state.pathway().mayAct(step, own);
        boolean theirs = state.pathway().roles(step).stream().anyMatch(role -> role.side() != own);
        if (entered == null ? !ours : !theirs) {
            throw Refusal.of(ours ? FlowRefusal.NOT_IN_CLEAR : FlowRefusal.ENTERED_BY_WHOM)
                    .refused();
        }
        if (entered != null && order.filedBy() != null) {
            throw Refusal.of(FlowRefusal.ENTERED_FILED).refused();
        }
        if (own == Side.EXPERT && entered != null) {
            premises.staff().requireSomebody(state, entered.by());
        } else if (own == Side.EXPERT) {
            premises.staff()
                    .requireMay(
                            state, state.pathway().roles(step), order.actor().rpps(), order.filedBy());
        } else if (entered != null) {
            premises.staff().requireSomebody(premises.practice(state.begun().ours()), entered.by());
        } else {
            premises.staff()
                    .requireActs(
                            premises.practice(state.begun().ours()),
                            order.actor().rpps(),
                            order.filedBy());
        }
    }

    /** What the request is written with is a form that the line's card takes, as for a request that comes sealed. */
    private void requireTaken(ExchangeState state, Order order) {
        PathwayRef ref = state.pathway().ref();
        boolean other = Optional.ofNullable(premises.terms(state.begun()).card())
                .flatMap(card -> card.offer().findPathway(ref.name(), ref.version()))
                .filter(offer -> !offer.takes(order.content()))
                .isPresent();
        if (other) {
            throw Refusal.of(ExchangeRefusal.PATHWAY_NOT_OFFERED).refused();
        }
    }

    private Command.TakeStep command(Dossier dossier, Step step, Order order, Json.Obj content, Promise promise) {
        return new Command.TakeStep(
                premises.newId(),
                order.step(),
                side(dossier.state(), step, order),
                order.actor(),
                content,
                dossier.state().lastNumber(),
                promise);
    }

    /** Ours, unless the step is entered for somebody else. */
    private static Side side(ExchangeState state, Step step, Order order) {
        Side own = state.begun().own();
        return order.entered() == null
                ? own
                : state.pathway().roles(step).stream()
                        .map(Role::side)
                        .filter(side -> side != own)
                        .findFirst()
                        .orElse(own);
    }

    private static Promise promise(Dossier dossier, Order.@Nullable Entered entered) {
        if (entered == null || entered.mail() == null) {
            return Promise.here(dossier.now());
        }
        Json.Obj mail = ReadMail.received(dossier, entered.mail());
        if (mail.has("unverified")) {
            throw Refusal.of(FlowRefusal.UNEXPECTED_MAIL).refused();
        }
        Instant arrived = mail.instant("arrivedAt");
        return new Promise(arrived, arrived, false);
    }
}
