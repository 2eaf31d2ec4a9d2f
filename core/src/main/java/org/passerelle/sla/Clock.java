package org.passerelle.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Instants;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The clock of one exchange: started when the request was sent, paused while information is awaited, stopped by the answer. It
 * is a value: each step makes another clock, and every date follows from its parts alone. Instants are cut to milliseconds, as
 * documents hold them.
 *
 * <p>A pause pushes the due date: by the time that passed for {@link Unit#ELAPSED_HOURS}; by the open time that passed for
 * {@link Unit#WORKING_DAYS}, so that a pause over a closed night pushes nothing and a date pushed to a closing is the next
 * opening.
 *
 * @param target what the line promised
 * @param calendar when the line is open
 * @param from when counting began
 * @param pauses in order; only the last may still last
 * @param stoppedAt when counting ended, or null
 */
public record Clock(
        Target target,
        LineCalendar calendar,
        Instant from,
        List<Pause> pauses,
        @Nullable Instant stoppedAt) {

    public Clock {
        target.fitsIn(calendar.hours());
        from = Instants.toMillis(from);
        pauses = List.copyOf(pauses);
        stoppedAt = stoppedAt == null ? null : Instants.toMillis(stoppedAt);
        inOrder(from, pauses, stoppedAt);
    }

    /** What a clock is doing. */
    public enum State {
        RUNNING,
        PAUSED,
        STOPPED
    }

    /**
     * A time that does not count against the line.
     *
     * @param from when information was asked for
     * @param until when it came, or null while it is awaited
     */
    public record Pause(Instant from, @Nullable Instant until) {
        public Pause {
            from = Instants.toMillis(from);
            until = until == null ? null : Instants.toMillis(until);
            if (until != null && until.isBefore(from)) {
                throw Refusal.of(SlaRefusal.CLOCK_ORDER).refused();
            }
        }

        public Optional<Instant> findUntil() {
            return Optional.ofNullable(until);
        }
    }

    public static Clock start(Target target, LineCalendar calendar, Instant from) {
        return new Clock(target, calendar, from, List.of(), null);
    }

    /**
     * Pauses a running clock. Counting may start up to a few minutes ahead of the keeper's own time (a sender's clock may run
     * fast, WIRE §4), so a step stamped before the start is taken as made at the start.
     */
    public Clock pause(Instant at) {
        require(State.RUNNING);
        var more = new ArrayList<>(pauses);
        more.add(new Pause(notBeforeStart(at), null));
        return new Clock(target, calendar, from, more, null);
    }

    /** Lets a paused clock run again. */
    public Clock resume(Instant at) {
        require(State.PAUSED);
        return new Clock(target, calendar, from, ended(notBeforeStart(at)), null);
    }

    /** Stops a clock that runs or is paused; a lasting pause ends with it. */
    public Clock stop(Instant at) {
        if (state() == State.STOPPED) {
            throw refusedIn(State.STOPPED);
        }
        Instant end = notBeforeStart(at);
        return new Clock(target, calendar, from, state() == State.PAUSED ? ended(end) : pauses, end);
    }

    public State state() {
        if (stoppedAt != null) {
            return State.STOPPED;
        }
        return pauses.isEmpty() || last().until() != null ? State.RUNNING : State.PAUSED;
    }

    /** When the answer is due; empty while paused. A stopped clock keeps the date it had. */
    public Optional<Instant> due() {
        if (state() == State.PAUSED) {
            return Optional.empty();
        }
        return Optional.of(
                switch (target.unit()) {
                    case ELAPSED_HOURS ->
                        from.plus(Duration.ofHours(target.amount())).plus(paused(null));
                    case WORKING_DAYS ->
                        calendar.plusOpen(calendar.plusWorkingDays(from, target.amount()), openTimePaused());
                });
    }

    /** When the line is warned that the due date comes near, never before the start; empty while paused. */
    public Optional<Instant> warnAt() {
        return due().map(due -> switch (target.unit()) {
                    case ELAPSED_HOURS -> due.minus(target.warnBefore());
                    case WORKING_DAYS -> calendar.minusOpen(due, target.warnBefore());
                })
                .map(warning -> warning.isBefore(from) ? from : warning);
    }

    /** The time from start to stop, or to {@code now} while it has not stopped; pauses included. */
    public Duration gross(Instant now) {
        Duration passed = Duration.between(from, stoppedAt == null ? Instants.toMillis(now) : stoppedAt);
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    /** {@link #gross} less the time spent paused. */
    public Duration net(Instant now) {
        Duration counted = gross(now).minus(paused(Instants.toMillis(now)));
        return counted.isNegative() ? Duration.ZERO : counted;
    }

    public Optional<Instant> findStoppedAt() {
        return Optional.ofNullable(stoppedAt);
    }

    /** The time spent paused, a lasting pause counted until {@code now}. */
    private Duration paused(@Nullable Instant now) {
        Duration total = Duration.ZERO;
        for (Pause pause : pauses) {
            Instant end = pause.findUntil().orElse(now == null || now.isBefore(pause.from()) ? pause.from() : now);
            total = total.plus(Duration.between(pause.from(), end));
        }
        return total;
    }

    private Duration openTimePaused() {
        Duration total = Duration.ZERO;
        for (Pause pause : pauses) {
            total = total.plus(calendar.openTime(pause.from(), pause.findUntil().orElse(pause.from())));
        }
        return total;
    }

    private List<Pause> ended(Instant at) {
        var more = new ArrayList<>(pauses);
        more.set(more.size() - 1, new Pause(last().from(), at));
        return more;
    }

    private Pause last() {
        return pauses.get(pauses.size() - 1);
    }

    private Instant notBeforeStart(Instant at) {
        return at.isBefore(from) ? from : at;
    }

    private void require(State expected) {
        if (state() != expected) {
            throw refusedIn(state());
        }
    }

    private static RuntimeException refusedIn(State state) {
        return Refusal.of(SlaRefusal.CLOCK_STATE).with(FactKey.STATE, state).refused();
    }

    private static void inOrder(Instant from, List<Pause> pauses, @Nullable Instant stoppedAt) {
        Instant reached = from;
        for (int i = 0; i < pauses.size(); i++) {
            Pause pause = pauses.get(i);
            boolean lasting = pause.until() == null;
            boolean mayLast = i == pauses.size() - 1 && stoppedAt == null;
            if (pause.from().isBefore(reached) || lasting && !mayLast) {
                throw Refusal.of(SlaRefusal.CLOCK_ORDER).refused();
            }
            reached = pause.findUntil().orElse(pause.from());
        }
        if (stoppedAt != null && stoppedAt.isBefore(reached)) {
            throw Refusal.of(SlaRefusal.CLOCK_ORDER).refused();
        }
    }
}
