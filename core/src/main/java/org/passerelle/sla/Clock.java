package org.passerelle.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Instants;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * The clock of one exchange: started when the request was sent, paused while information is awaited, stopped by the answer. It
 * is a value: each step makes another clock, and every date follows from its parts alone. Instants are cut to milliseconds, as
 * documents hold them.
 *
 * <p>A pause pushes what is still to come: by the time that passed for {@link Unit#ELAPSED_HOURS}; by the open time that passed
 * for the working units, so that a pause over a closed night pushes nothing. What was reached before a pause stays where it was.
 *
 * @param target what the line promises
 * @param calendar when the line is open
 * @param from when the exchange's delay began, of which {@link #gross} and {@link #net} tell
 * @param since from when the target counts: {@code from}, until an expert changed the target
 * @param pauses in order; only the last may still last
 * @param stoppedAt when counting ended, or null
 */
public record Clock(
        Target target,
        LineCalendar calendar,
        Instant from,
        Instant since,
        List<Pause> pauses,
        @Nullable Instant stoppedAt) {
    /** The share of the target at which it is due, in percent. */
    public static final int DUE = 100;
    /** The largest share that can be asked for, in percent. */
    public static final int MOST_SHARE = 1000;

    public Clock {
        target.fitsIn(calendar.hours());
        from = Instants.toMillis(from);
        since = Instants.toMillis(since);
        pauses = List.copyOf(pauses);
        stoppedAt = stoppedAt == null ? null : Instants.toMillis(stoppedAt);
        inOrder(from, pauses, stoppedAt);
        if (since.isBefore(from) || stoppedAt != null && since.isAfter(stoppedAt)) {
            throw Refusal.of(SlaRefusal.CLOCK_ORDER).refused();
        }
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
        return new Clock(target, calendar, from, from, List.of(), null);
    }

    /**
     * Pauses a running clock. Counting may start up to a few minutes ahead of the keeper's own time (a sender's clock may run
     * fast, WIRE §4), so a step stamped before the start is taken as made at the start.
     */
    public Clock pause(Instant at) {
        require(State.RUNNING);
        var more = new ArrayList<>(pauses);
        more.add(new Pause(notBeforeStart(at), null));
        return new Clock(target, calendar, from, since, more, null);
    }

    /** Lets a paused clock run again. */
    public Clock resume(Instant at) {
        require(State.PAUSED);
        return new Clock(target, calendar, from, since, ended(notBeforeStart(at)), null);
    }

    /** Stops a clock that runs or is paused; a lasting pause ends with it. */
    public Clock stop(Instant at) {
        if (state() == State.STOPPED) {
            throw refusedIn(State.STOPPED);
        }
        Instant end = notBeforeStart(at);
        return new Clock(target, calendar, from, since, state() == State.PAUSED ? ended(end) : pauses, end);
    }

    /**
     * Counts towards another target from now on, whether it runs or is paused. What passed before counts for the delay
     * ({@link #gross}, {@link #net}) and not for the new target.
     */
    public Clock change(Target other, Instant at) {
        if (state() == State.STOPPED) {
            throw refusedIn(State.STOPPED);
        }
        return new Clock(other, calendar, from, notBeforeLast(at), pauses, null);
    }

    /** The given instant, or that of this clock's last step where the step is later. */
    public Instant notBeforeLast(Instant at) {
        Instant last = pauses.isEmpty() ? since : last().findUntil().orElse(last().from());
        Instant latest = last.isBefore(since) ? since : last;
        return at.isBefore(latest) ? latest : at;
    }

    public State state() {
        if (stoppedAt != null) {
            return State.STOPPED;
        }
        return pauses.isEmpty() || last().until() != null ? State.RUNNING : State.PAUSED;
    }

    /** When the answer is due; empty while paused. A stopped clock keeps the date it had. */
    public Optional<Instant> due() {
        return at(DUE);
    }

    /**
     * When a share of the target is used up, in the unit's own time: elapsed time for {@link Unit#ELAPSED_HOURS}, open time for the
     * working units. Empty while paused. For {@link Unit#WORKING_DAYS} never a closing, but the opening after it; for
     * {@link Unit#WORKING_HOURS} the instant at which the last open minute ends, a closing too. For a target with a meeting, when a share
     * of the time until then has passed.
     *
     * @param share in percent, from 1 to {@link #MOST_SHARE}; {@link #DUE} gives the due date
     */
    public Optional<Instant> at(int share) {
        if (share < 1 || share > MOST_SHARE) {
            throw new HouseBug("a share is from 1 to " + MOST_SHARE + " percent");
        }
        if (state() == State.PAUSED) {
            return Optional.empty();
        }
        if (target.meeting() != null) {
            return Optional.of(new MeetingDue(this, target.meeting()).at(share));
        }
        Duration counted = share(whole(), share);
        Instant at = after(counted);
        for (Pause pause : pauses) {
            if (!pause.from().isBefore(at)) {
                break;
            }
            counted = counted.plus(pushedBy(pause));
            at = after(counted);
        }
        return Optional.of(at);
    }

    /** The whole target in its unit's own time. */
    private Duration whole() {
        return target.unit() == Unit.WORKING_DAYS
                ? calendar.openTime(since, calendar.plusWorkingDays(since, target.amount()))
                : Duration.ofHours(target.amount());
    }

    /** Rounded up to the millisecond: never early. */
    static Duration share(Duration whole, int share) {
        return Duration.ofMillis(Math.floorDiv(whole.toMillis() * share + DUE - 1, (long) DUE));
    }

    private Instant after(Duration counted) {
        return switch (target.unit()) {
            case ELAPSED_HOURS -> since.plus(counted);
            case WORKING_HOURS -> calendar.endOfOpen(since, counted);
            case WORKING_DAYS -> calendar.plusOpen(since, counted);
        };
    }

    /** What an ended pause held of the target's time. */
    private Duration pushedBy(Pause pause) {
        Instant begin = pause.from().isBefore(since) ? since : pause.from();
        Instant end = pause.findUntil().orElse(begin);
        if (target.unit().isWorking()) {
            return calendar.openTime(begin, end);
        }
        return end.isBefore(begin) ? Duration.ZERO : Duration.between(begin, end);
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
    private Duration paused(Instant now) {
        Duration total = Duration.ZERO;
        for (Pause pause : pauses) {
            Instant end = pause.findUntil().orElse(now.isBefore(pause.from()) ? pause.from() : now);
            total = total.plus(Duration.between(pause.from(), end));
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
