package org.passerelle.indicators.measured;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.counts.StepCount;
import org.passerelle.sla.Clock;

/** One journal, walked from its beginning: who did what when, what each clock came to, and which letters were acknowledged. */
public final class Walk {
    private static final Set<String> TAKEN_IN = Set.of("received", "applied");
    private static final Set<StepCount> GIVEN = Set.of(StepCount.ANSWER, StepCount.REPORT, StepCount.TELEPHONE);

    private final List<Taken> taken = new ArrayList<>();
    private final List<Run> ended = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private ExchangeState state;
    private boolean looked;
    private boolean readAfterAnswer;
    private @Nullable Taken starter;
    private @Nullable Missed missed;

    /**
     * A step that was taken.
     *
     * @param at when it counts
     * @param number the keeper's number of it
     */
    public record Taken(Fact.StepDone done, Step step, Side side, Instant at, long number) {
        public boolean counts(StepCount what) {
            return step.findCounts().filter(what::equals).isPresent();
        }
    }

    /**
     * A promise that was not kept.
     *
     * @param promise the clock as it stood then: a later change of its urgency makes another promise
     * @param due the due date that passed
     */
    record Missed(Clock promise, Instant due) {}

    /**
     * A clock from its start on.
     *
     * @param starter the step that started it: its side awaits, the other one has promised
     * @param stopper the step that stopped it; null while none has
     * @param missed the first due date that passed; null where none did. What is awaited or promised anew afterwards does not undo it
     */
    record Run(
            Clock clock,
            Taken starter,
            @Nullable Taken stopper,
            @Nullable Missed missed) {
        /** The promise that counts: the first that was broken, else the last. */
        Clock promise() {
            return missed == null ? clock : missed.promise();
        }

        /** The due date that counts. */
        Optional<Instant> due() {
            return missed == null ? clock.due() : Optional.of(missed.due());
        }

        /** Whether it came before the end, or has come. */
        boolean isMissed(Instant asOf) {
            Instant end = clock.findStoppedAt().orElse(asOf);
            return due().filter(due -> !end.isBefore(due)).isPresent();
        }
    }

    /** A letter of ours that tells everything up to that decision, to somebody. */
    private record Letter(String id, String to, long upTo) {}

    private Walk(ExchangeState state) {
        this.state = state;
    }

    public static Walk of(List<Event> journal, Pathway pathway) {
        var walk = new Walk(ExchangeState.of(journal.subList(0, 1), pathway));
        journal.subList(1, journal.size()).forEach(walk::next);
        return walk;
    }

    private void next(Event event) {
        state = state.after(event);
        if (event instanceof Event.Law law) {
            law(law);
        } else if (event instanceof Event.Remark remark) {
            remark(remark.kind(), remark.facts());
        }
    }

    private void law(Event.Law law) {
        if (law.fact() instanceof Fact.StepDone done) {
            Step step = state.pathway().step(done.step());
            Instant at = taken.isEmpty() ? done.promise().from() : law.time();
            taken.add(new Taken(done, step, done.side(), at, law.number()));
        } else if (law.fact() instanceof Fact.ClockStopped stopped) {
            // an ordinary mail's answer counts when it was written, not when somebody entered it
            Taken last = taken.get(taken.size() - 1);
            Taken stopper = new Taken(last.done(), last.step(), last.side(), stopped.at(), last.number());
            taken.set(taken.size() - 1, stopper);
            state.clock().ifPresent(clock -> ended.add(new Run(clock, starter(), stopper, missed)));
        } else if (law.fact() instanceof Fact.ClockBreached breach) {
            Clock promise = state.clock().orElseThrow();
            missed = missed == null ? new Missed(promise, breach.due()) : missed;
        } else if (law.fact() instanceof Fact.ClockStarted) {
            starter = taken.get(taken.size() - 1);
            missed = null;
        } else if (law.fact() instanceof Fact.Opened) {
            looked = true;
        }
    }

    private void remark(Event.Remark.Kind kind, Json.Obj facts) {
        switch (kind) {
            case SEALED ->
                letters.add(
                        new Letter(facts.text("letter"), facts.findText("to").orElse(""), facts.whole("event")));
            case RECEIPT_READ -> {
                if (TAKEN_IN.contains(facts.text("status"))) {
                    acknowledged.add(facts.text("letter"));
                }
            }
            case READ -> readAfterAnswer |= answer().isPresent();
            default -> {}
        }
    }

    public ExchangeState state() {
        return state;
    }

    List<Taken> taken() {
        return taken;
    }

    /** Whether the other side read the request: the line's people by looking at it, where the line wrote it by a receipt. */
    boolean isRead(Taken request) {
        boolean seen = request.side() == Side.EXPERT ? isReadBack(request) : looked;
        return seen || reaction(request).isPresent();
    }

    /** Every clock that was stopped. */
    List<Run> ended() {
        return ended;
    }

    /** The clock that is not stopped yet. */
    Optional<Run> lasting() {
        return state.clock()
                .filter(clock -> clock.state() != Clock.State.STOPPED)
                .map(clock -> new Run(clock, starter(), null, missed));
    }

    /** Of the clock that is turning, or was last. */
    private Taken starter() {
        return starter == null ? taken.get(0) : starter;
    }

    /** Every clock, in order. */
    List<Run> clocks() {
        var all = new ArrayList<>(ended);
        lasting().ifPresent(all::add);
        return all;
    }

    public Optional<Taken> first(StepCount what) {
        return taken.stream().filter(step -> step.counts(what)).findFirst();
    }

    /** The first step that gives what was asked for: an answer, a report of what was prescribed, an advice by telephone. */
    Optional<Taken> answer() {
        return taken.stream()
                .filter(step -> step.step().findCounts().filter(GIVEN::contains).isPresent())
                .findFirst();
    }

    /** The step that asks for what the line offers; empty while there is none. */
    public Optional<Taken> request() {
        return first(StepCount.REQUEST).or(() -> taken.stream().findFirst());
    }

    /** Whether a letter to the practice that tells of that step was acknowledged, or read by a person of this node. */
    boolean isReadBack(Taken step) {
        if (state.begun().own() != Side.EXPERT) {
            return readAfterAnswer;
        }
        String practice = state.begun().requester().value();
        return letters.stream()
                .filter(letter -> letter.upTo() >= step.number() && letter.to().equals(practice))
                .anyMatch(letter -> acknowledged.contains(letter.id()));
    }

    /** The first step after that one by whoever it waits for. */
    Optional<Taken> reaction(Taken to) {
        return taken.stream()
                .filter(step -> step.number() > to.number() && isAwaited(to.side(), step.side()))
                .findFirst();
    }

    /** Whether the practice did anything after that step of the line, or the line after one of the practice. */
    boolean isTakenUp(Taken answer) {
        Side other = answer.side() == Side.EXPERT ? Side.REQUESTER : Side.EXPERT;
        return taken.stream().anyMatch(step -> step.number() > answer.number() && step.side() == other);
    }

    /** Whether one side waits for the other: everybody for the line, the line for whoever it wrote to. */
    static boolean isAwaited(Side waiting, Side other) {
        return waiting == Side.EXPERT ? other != Side.EXPERT : other == Side.EXPERT;
    }
}
