package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.port.keep.work.Glance.Timing;
import org.passerelle.port.keep.work.WorkCount;
import org.passerelle.port.keep.work.WorkQuery;
import org.passerelle.port.keep.work.WorkQuery.Which;

/** What every store must do with worklists. */
public interface WorkContract {
    MailAddress SKIN = new MailAddress("dermatologie@ch-bar-le-duc.example");
    MailAddress HEART = new MailAddress("cardiologie@ch-bar-le-duc.example");
    MailAddress LUNGS = new MailAddress("pneumologie@ch-bar-le-duc.example");
    Rpps ME = new Rpps("10000000002");
    Rpps COLLEAGUE = new Rpps("10000000005");

    /** The store under test, empty at first. */
    Store store();

    /** The store closed and opened again. */
    Store reopened();

    @Test
    default void listsWhatIsToBeDoneByWhatPeopleSeeOfIt() {
        ExchangeRow fresh = row(1, SKIN, "prompt", 50, glance(Timing.RUNNING, false, null));
        ExchangeRow mine = row(2, SKIN, "ordinary", 40, glance(Timing.RUNNING, true, ME));
        ExchangeRow theirs = row(3, SKIN, "ordinary", 30, glance(Timing.RUNNING, true, COLLEAGUE));
        ExchangeRow waiting = row(4, HEART, "ordinary", null, glance(Timing.PAUSED, true, ME));
        ExchangeRow late = breached(row(5, HEART, "", 10, glance(Timing.RUNNING, true, null)));
        ExchangeRow answered = row(6, SKIN, "prompt", 5, glance(Timing.STOPPED, true, ME));
        ExchangeRow called = row(7, LUNGS, "prompt", 60, glance(Timing.NONE, false, null), SKIN);
        ExchangeRow others = row(8, LUNGS, "prompt", 1, glance(Timing.RUNNING, false, null));
        ExchangeRow older = row(9, SKIN, "ordinary", 70, null);
        List<ExchangeRow> all = List.of(fresh, mine, theirs, waiting, late, answered, called, others, older);
        all.forEach(row -> store().commit(List.of(new Change.Index(row))));

        Set<MailAddress> lines = Set.of(SKIN, HEART);
        assertThat(work(lines, Which.OPEN)).containsExactly(late, theirs, mine, fresh, called, older, waiting);
        assertThat(work(lines, Which.NEW)).containsExactly(fresh, called);
        assertThat(work(lines, Which.MINE)).containsExactly(mine, waiting);
        assertThat(work(lines, Which.WAITING)).containsExactly(waiting);
        assertThat(work(lines, Which.LATE)).containsExactly(late);
        assertThat(work(lines, Which.ANSWERED)).containsExactly(answered);
        assertThat(work(lines, Which.ENDED)).isEmpty();
        assertThat(work(Set.of(LUNGS), Which.OPEN)).containsExactly(others, called);
        assertThat(work(Set.of(), Which.OPEN)).isEmpty();
        var nobodys = new WorkQuery(lines, Which.MINE, Optional.empty(), Optional.empty(), 9, 0);
        assertThat(store().journals().work(nobodys)).isEmpty();
        var prompt = new WorkQuery(lines, Which.OPEN, Optional.of(ME), Optional.of("prompt"), 1, 1);
        assertThat(reopened().journals().work(prompt)).containsExactly(called);
    }

    @Test
    default void countsWhatHasNotEndedEachOnce() {
        store().commit(List.of(
                new Change.Index(row(1, SKIN, "prompt", 50, glance(Timing.RUNNING, false, null))),
                new Change.Index(breached(row(2, SKIN, "prompt", 40, glance(Timing.RUNNING, true, ME)))),
                new Change.Index(row(3, SKIN, "", null, glance(Timing.PAUSED, true, COLLEAGUE))),
                new Change.Index(row(4, LUNGS, "", 1, glance(Timing.STOPPED, true, ME), SKIN)),
                new Change.Index(row(5, LUNGS, "", 1, glance(Timing.RUNNING, true, ME)))));

        assertThat(store().journals().workCounts(Set.of(SKIN), Optional.of(ME)))
                .containsExactlyInAnyOrder(
                        new WorkCount(SKIN, null, "prompt", counts(2, 1, 1, 0, 1, 0)),
                        new WorkCount(SKIN, null, "", counts(1, 0, 0, 1, 0, 0)),
                        new WorkCount(LUNGS, SKIN, "", counts(0, 0, 0, 0, 0, 1)));
        assertThat(store().journals().workCounts(Set.of(), Optional.of(ME))).isEmpty();
    }

    @Test
    default void listsWhatEndedLastFirstAndWhatIsKeptHereOnly() {
        ExchangeRow first = ended(1, 10);
        ExchangeRow last = ended(2, 20);
        ExchangeRow mirrored = new ExchangeRow(
                id(3), false, "avis/1", SKIN, HEART, "s", true, "", null, false, at(9), at(9), null, null, 1);
        List.of(first, last, mirrored).forEach(row -> store().commit(List.of(new Change.Index(row))));
        assertThat(work(Set.of(SKIN), Which.ENDED)).containsExactly(last, first);
    }

    private List<ExchangeRow> work(Set<MailAddress> lines, Which which) {
        return store().journals().work(new WorkQuery(lines, which, Optional.of(ME), Optional.empty(), 99, 0));
    }

    private static Map<Which, Long> counts(long open, long fresh, long mine, long waiting, long late, long answered) {
        return new EnumMap<>(Map.of(
                Which.OPEN,
                open,
                Which.NEW,
                fresh,
                Which.MINE,
                mine,
                Which.WAITING,
                waiting,
                Which.LATE,
                late,
                Which.ANSWERED,
                answered));
    }

    private static Glance glance(Timing timing, boolean opened, @Nullable Rpps taker) {
        String name = taker == null ? null : "Paul EXEMPLE";
        return new Glance(timing, opened, "Cabinet d'Essai", taker, name, new Id("ab".repeat(16)));
    }

    private static ExchangeRow row(
            int seed,
            MailAddress line,
            String urgency,
            @Nullable Integer due,
            @Nullable Glance glance,
            MailAddress... standIn) {
        return new ExchangeRow(
                id(seed),
                true,
                "avis/1",
                line,
                new MailAddress("cabinet@barrois.example"),
                "requested",
                false,
                urgency,
                due == null ? null : at(due),
                false,
                at(0),
                at(0),
                standIn.length == 0 ? null : standIn[0],
                glance,
                1);
    }

    private static ExchangeRow breached(ExchangeRow row) {
        return new ExchangeRow(
                row.exchange(),
                true,
                row.pathway(),
                row.line(),
                row.requester(),
                row.state(),
                false,
                row.urgency(),
                row.due(),
                true,
                row.begun(),
                row.updated(),
                null,
                row.glance(),
                1);
    }

    private static ExchangeRow ended(int seed, int minute) {
        return new ExchangeRow(
                id(seed),
                true,
                "avis/1",
                SKIN,
                HEART,
                "closed",
                true,
                "",
                null,
                false,
                at(0),
                at(minute),
                null,
                glance(Timing.STOPPED, true, ME),
                1);
    }

    private static Id id(int seed) {
        return new Trail(seed).exchange();
    }

    private static Instant at(int minute) {
        return Trail.BEGIN.plusSeconds(60L * minute);
    }
}
