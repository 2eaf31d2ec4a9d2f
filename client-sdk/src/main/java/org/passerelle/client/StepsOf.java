package org.passerelle.client;

import java.util.Optional;
import java.util.function.Predicate;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;

/** The steps of an exchange that its people look for. */
final class StepsOf {
    private StepsOf() {}

    /** The last one of that side that is wanted. */
    static Optional<Fact.StepDone> last(ExchangeState fold, Side side, Predicate<Step> wanted) {
        return fold.stepsDone().stream()
                .filter(done -> wanted.test(step(fold, done)))
                .filter(done -> done.side() == side)
                .reduce((earlier, later) -> later);
    }

    /** What the line said at last: an answer, its correction, or that there will be none. */
    static Optional<Fact.StepDone> answer(ExchangeState fold) {
        return last(fold, Side.EXPERT, Step::answers);
    }

    /** What it asked for last. */
    static Optional<String> asked(ExchangeState fold) {
        return last(fold, Side.EXPERT, step -> step.clock() == ClockEffect.PAUSE)
                .flatMap(done -> text(fold, done));
    }

    static Step step(ExchangeState fold, Fact.StepDone done) {
        return fold.pathway().step(done.step(), done.content());
    }

    /** What its form's first text says. */
    static Optional<String> text(ExchangeState fold, Fact.StepDone done) {
        return step(fold, done).form().fields().stream()
                .filter(Field.TextField.class::isInstance)
                .flatMap(field -> done.content().findText(field.name()).stream())
                .findFirst();
    }
}
