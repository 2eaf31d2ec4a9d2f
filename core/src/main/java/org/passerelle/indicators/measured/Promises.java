package org.passerelle.indicators.measured;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.passerelle.sla.Clock;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.Unit;

/** What became of an exchange's promises. One that was not kept is enough; one that runs leaves the matter open. */
final class Promises {
    private Promises() {}

    static Kept kept(Walk walk, Instant asOf) {
        if (missed(walk, asOf).isPresent()) {
            return Kept.BREACHED;
        } else if (walk.lasting().isPresent()) {
            return Kept.RUNNING;
        } else if (walk.ended().isEmpty()) {
            return Kept.NONE;
        }
        return left(walk) ? Kept.LEFT : Kept.MET;
    }

    /** Why the first promise that was not kept was not; empty where all were. */
    static Set<Cause> causes(Walk walk, Instant asOf) {
        return missed(walk, asOf)
                .map(run -> causes(run.promise(), run.due().orElse(asOf), firstStep(walk, run)))
                .orElse(Set.of());
    }

    /** The first clock whose due date came before its end: what is done at that very instant is late. */
    private static Optional<Walk.Run> missed(Walk walk, Instant asOf) {
        return walk.clocks().stream().filter(run -> run.isMissed(asOf)).findFirst();
    }

    /** Whether those who waited, not those who had promised, ended what was promised. */
    private static boolean left(Walk walk) {
        Walk.Run last = walk.ended().get(walk.ended().size() - 1);
        Walk.Taken stopper = last.stopper();
        return stopper != null
                && !Walk.isAwaited(last.starter().side(), stopper.side())
                && stopper.step().findCounts().isEmpty();
    }

    /** The first step of those who had promised, since that clock was started. */
    private static Optional<Instant> firstStep(Walk walk, Walk.Run run) {
        return walk.taken().stream()
                .filter(step -> step.number() > run.starter().number())
                .filter(step -> Walk.isAwaited(run.starter().side(), step.side()))
                .map(Walk.Taken::at)
                .findFirst();
    }

    private static Set<Cause> causes(Clock clock, Instant due, Optional<Instant> firstStep) {
        var causes = EnumSet.noneOf(Cause.class);
        Optional<Instant> inTime = firstStep.filter(at -> at.isBefore(due));
        if (inTime.isEmpty()) {
            causes.add(Cause.NOT_TAKEN);
        } else if (isLate(clock, inTime.get(), due)) {
            causes.add(Cause.TAKEN_LATE);
        }
        if (waited(clock, due)) {
            causes.add(Cause.WAITED);
        }
        // opening hours that end with the promise are open time: it is due at their very end
        if (!clock.calendar().isOpen(due) && !clock.calendar().isOpen(due.minusMillis(1))) {
            causes.add(Cause.CLOSED);
        }
        return causes.isEmpty() ? Set.of(Cause.UNEXPLAINED) : causes;
    }

    /** Whether information was awaited while this promise counted; what was awaited before its urgency changed is not its matter. */
    private static boolean waited(Clock clock, Instant due) {
        return clock.pauses().stream()
                .filter(pause -> pause.from().isBefore(due))
                .anyMatch(pause -> pause.findUntil()
                        .filter(end -> !end.isAfter(clock.since()))
                        .isEmpty());
    }

    /** Whether more than half of the promised time was gone, in the promise's own time. */
    private static boolean isLate(Clock clock, Instant first, Instant due) {
        return first.isAfter(clock.since())
                && time(clock, first).multipliedBy(2).compareTo(time(clock, due)) > 0;
    }

    private static Duration time(Clock clock, Instant until) {
        LineCalendar calendar = clock.calendar();
        return clock.target().unit() == Unit.ELAPSED_HOURS
                ? Duration.between(clock.since(), until)
                : calendar.openTime(clock.since(), until);
    }
}
