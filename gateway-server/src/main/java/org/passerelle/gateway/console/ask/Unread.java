package org.passerelle.gateway.console.ask;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.passerelle.canon.Id;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.refusal.Refused;

/**
 * Which requests have an answer that nobody here read. Where a circuit's answers stop its clock, a clock that has not stopped tells it
 * without a journal; what a journal told once holds until something happens there.
 */
final class Unread {
    /** Most of them that are remembered: those of two practices that have as many open as a list looks through. */
    static final int MOST_KNOWN = 2 * RequestsPage.MOST;

    private final Predicate<ExchangeRow> journal;
    private final Function<PathwayRef, Pathway> pathways;
    private final Map<Id, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Id, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private record Known(long version, boolean unread) {}

    /** @param journal tells it by everything that happened */
    Unread(Predicate<ExchangeRow> journal, Function<PathwayRef, Pathway> pathways) {
        this.journal = journal;
        this.pathways = pathways;
    }

    boolean of(ExchangeRow row) {
        if (row.findGlance().filter(glance -> isWaiting(glance.timing())).isPresent()
                && answersStop(PathwayRef.parse(row.pathway()))) {
            return false;
        }
        synchronized (known) {
            Known before = known.get(row.exchange());
            if (before != null && before.version() == row.version()) {
                return before.unread();
            }
        }
        boolean unread = journal.test(row);
        synchronized (known) {
            known.put(row.exchange(), new Known(row.version(), unread));
        }
        return unread;
    }

    private static boolean isWaiting(Glance.Timing timing) {
        return timing == Glance.Timing.RUNNING || timing == Glance.Timing.PAUSED;
    }

    /** Whether the clock of such an exchange runs or pauses only while there is no answer. */
    private boolean answersStop(PathwayRef ref) {
        try {
            Pathway pathway = pathways.apply(ref);
            Set<String> running = running(pathway);
            return pathway.steps().stream().allMatch(step -> opens(pathway, step) || step.clock() != ClockEffect.START)
                    && pathway.steps().stream()
                            .filter(step -> step.answers() && step.clock() != ClockEffect.STOP)
                            .flatMap(step -> step.from().stream())
                            .noneMatch(running::contains);
        } catch (Refused unknown) {
            return false;
        }
    }

    private static boolean opens(Pathway pathway, Step step) {
        return pathway.opening().filter(step::equals).isPresent();
    }

    /** The states in which its clock may not have stopped yet. */
    private static Set<String> running(Pathway pathway) {
        Set<String> reached = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(pathway.initialState()));
        while (!ahead.isEmpty()) {
            String state = ahead.remove();
            if (reached.add(state)) {
                pathway.steps().stream()
                        .filter(step ->
                                step.clock() != ClockEffect.STOP && step.from().contains(state))
                        .forEach(step -> ahead.add(step.to()));
            }
        }
        return reached;
    }
}
