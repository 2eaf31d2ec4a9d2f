package org.passerelle.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.canon.Instants;
import org.passerelle.sla.Clock;

/**
 * The due date that the requester was shown before sending, beside the one that the keeper's clock started with, which binds
 * (WIRE §4). They differ where the letter was too long on its way for its sending time to count, or where the two nodes know
 * other holidays.
 *
 * @param shown what the opening letter states, in milliseconds
 * @param kept what the keeper's clock says, in milliseconds
 */
public record PromisedDue(Instant shown, Instant kept) {
    public PromisedDue {
        shown = Instants.toMillis(shown);
        kept = Instants.toMillis(kept);
    }

    /** Reads both off a journal, the keeper's or the mirror's; empty until both are there. */
    public static Optional<PromisedDue> of(List<Event> journal) {
        Optional<Instant> stated = journal.stream().flatMap(PromisedDue::stated).findFirst();
        return stated.flatMap(shown ->
                journal.stream().flatMap(PromisedDue::started).findFirst().map(kept -> new PromisedDue(shown, kept)));
    }

    /** The same, where people must be told. */
    public static Optional<PromisedDue> differing(List<Event> journal) {
        return of(journal).filter(PromisedDue::differs);
    }

    public boolean differs() {
        return !shown.equals(kept);
    }

    /** The mirror composed the step; the keeper received it. */
    private static Stream<Instant> stated(Event event) {
        if (event instanceof Event.Composed composed) {
            return Optional.ofNullable(composed.due()).stream();
        }
        return event instanceof Event.Remark remark && remark.kind() == Event.Remark.Kind.RECEIVED
                ? remark.facts().findText("due").map(Instants::parse).stream()
                : Stream.of();
    }

    private static Stream<Instant> started(Event event) {
        return event instanceof Event.Law law && law.fact() instanceof Fact.ClockStarted start
                ? Optional.of(start.clock()).flatMap(Clock::due).stream()
                : Stream.of();
    }
}
