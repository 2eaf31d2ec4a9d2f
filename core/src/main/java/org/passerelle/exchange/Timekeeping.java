package org.passerelle.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.HouseBug;
import org.passerelle.sla.Clock;

/** What the keeper decides of an exchange's clock: what steps do to it, and who is told as it runs. */
final class Timekeeping {
    private Timekeeping() {}

    /** The clock that a step would start, as the line's card promises. */
    static Clock promised(LineCard card, Step step, Json.Obj content, Instant from) {
        return started(card, step.findTarget().or(() -> content.findText(Form.URGENCY)), from);
    }

    private static Clock started(LineCard card, Optional<String> target, Instant from) {
        return Clock.start(card.offer().target(target.orElse("")), card.offer().calendar(), from);
    }

    /** The card's target by name: what the step names, what its content chooses, or what an earlier step chose. */
    private static Optional<String> target(Decision decision, Step step, Json.Obj content) {
        return step.findChosenBefore()
                .map(before -> decision.state.stepsDone().stream()
                        .filter(done -> done.step().equals(before.step()))
                        .reduce((earlier, later) -> later)
                        .flatMap(done -> done.content().findText(before.field())))
                .orElseGet(() -> step.findTarget().or(() -> content.findText(Form.URGENCY)));
    }

    static void take(Decision decision, Step step, Command.TakeStep command) {
        Instant counted = command.promise().from();
        switch (step.clock()) {
            case START -> {
                Instant from = decision.state
                        .clock()
                        .flatMap(Clock::findStoppedAt)
                        .filter(counted::isBefore)
                        .orElse(counted);
                decision.add(new Fact.ClockStarted(
                        started(card(decision), target(decision, step, command.content()), from)));
            }
            case PAUSE -> decision.add(new Fact.ClockPaused(decision.time));
            case RESUME -> {
                Instant at = notAhead(decision, counted);
                Clock running = decision.clock().resume(at);
                decision.add(new Fact.ClockResumed(at, running.due().orElseThrow()));
            }
            case CHANGE -> {
                Instant at = notAhead(decision, counted);
                String target = target(decision, step, command.content()).orElse("");
                Clock changed = decision.clock().change(card(decision).offer().target(target), at);
                decision.add(new Fact.ClockChanged(
                        at, changed.target(), changed.due().orElse(null)));
            }
            case STOP -> {
                Clock clock = decision.clock();
                Instant at = decision.state.begun().inClear() ? notAhead(decision, counted) : decision.time;
                decision.add(new Fact.ClockStopped(at, clock.gross(at), clock.net(at)));
            }
            case NONE -> {}
        }
    }

    private static LineCard card(Decision decision) {
        return decision.terms
                .findCard()
                .orElseThrow(() -> new HouseBug("a step that starts or changes the clock comes with the line's card"));
    }

    /** From when a step counts that may have been made before it came: not before the clock's last change, nor after now. */
    private static Instant notAhead(Decision decision, Instant counted) {
        Instant at = counted.isAfter(decision.time) ? decision.time : counted;
        return decision.clock().notBeforeLast(at);
    }

    /** Every rung that is reached, in order: never early, all of them after a stop. The due date among them is the breach. */
    static void tick(Decision decision) {
        Optional<Rung> reached = reached(decision);
        while (reached.isPresent()) {
            Rung rung = reached.get();
            if (rung.due()) {
                decision.add(new Fact.ClockBreached(decision.clock().due().orElseThrow()));
            }
            decision.add(escalated(decision.terms, rung));
            reached = reached(decision);
        }
    }

    private static Optional<Rung> reached(Decision decision) {
        ExchangeState state = decision.state;
        if (state.deadline().filter(at -> !decision.time.isBefore(at)).isEmpty()) {
            return Optional.empty();
        }
        return state.nextRung();
    }

    private static Fact.Escalated escalated(Terms terms, Rung rung) {
        @Nullable MailAddress standIn = null;
        @Nullable String phone = null;
        List<Rpps> people = List.of();
        switch (rung.tell()) {
            case LINE -> {}
            case COORDINATOR -> people = terms.coordinators();
            case FALLBACK -> {
                standIn = terms.findStandIn().map(Terms.StandIn::line).orElse(null);
                people = terms.findStandIn().map(Terms.StandIn::people).orElse(List.of());
            }
            case REQUESTER -> phone = terms.phone();
        }
        return new Fact.Escalated(rung.at(), rung.tell(), people, standIn, phone);
    }
}
