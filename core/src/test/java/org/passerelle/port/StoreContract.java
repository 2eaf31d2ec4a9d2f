package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Deadlines;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.JournalHead;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.LedgerRows;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refused;

/** What every store must do with journals, ledger, lists and deadlines. */
public interface StoreContract {
    MailAddress DERMATO = new MailAddress("dermatologie@ch-bar-le-duc.example");
    MailAddress CARDIO = new MailAddress("cardiologie@ch-bar-le-duc.example");
    MailAddress CABINET = new MailAddress("cabinet@barrois.example");

    /** The store under test, empty at first. */
    Store store();

    /** The store closed and opened again. */
    Store reopened();

    @Test
    default void keepsEntriesInOrderAndGivesThemBackAfterReopening() {
        Trail avis = new Trail(1);
        Change.Append first = avis.next("requested");
        Change.Append second = avis.next("taken");
        store().commit(List.of(first));
        store().commit(List.of(second));

        for (boolean again : List.of(false, true)) {
            Store store = again ? reopened() : store();
            List<JournalRow> rows = store.journals().entries(avis.exchange());
            assertThat(rows).extracting(JournalRow::leaf).containsExactly(first.leaf(), second.leaf());
            assertThat(rows.get(0).salt()).isEqualTo(first.salt());
            assertThat(rows.get(1).payload()).isEqualTo(second.payload());
            assertThat(store.journals().head(avis.exchange())).contains(new JournalHead(second.leaf(), 1));
            assertThat(store.journals().youngest()).contains(second.leaf().at());
        }
    }

    @Test
    default void knowsNothingOfAnUnknownExchange() {
        Id unknown = new Trail(99).exchange();

        assertThat(store().journals().entries(unknown)).isEmpty();
        assertThat(store().journals().head(unknown)).isEmpty();
        assertThat(store().journals().row(unknown)).isEmpty();
        assertThat(store().journals().youngest()).isEmpty();
        assertThat(store().ledger().size()).isZero();
        assertThat(store().deadlines().next()).isEmpty();
    }

    @Test
    default void givesLedgerPlacesInTheOrderOfTheCommitAndKeepsTheTree() {
        List<Sha256> leaves = new ArrayList<>();
        List<Trail> trails = List.of(new Trail(1), new Trail(2), new Trail(3));
        for (int round = 0; round < 5; round++) {
            List<Change> changes = new ArrayList<>();
            for (Trail trail : trails) {
                Change.Append append = trail.next("event" + round);
                changes.add(append);
                leaves.add(append.leaf().hash());
            }
            store().commit(changes);
        }

        LedgerRows ledger = reopened().ledger();
        assertThat(ledger.size()).isEqualTo(15);
        assertThat(ledger.index(trails.get(1).x(), 4)).hasValue(13);
        assertThat(ledger.index(trails.get(1).x(), 5)).isEmpty();
        var tree = new MerkleTree(ledger.hashes(), ledger.size());
        for (int index = 0; index < leaves.size(); index++) {
            assertThat(tree.inclusion(index, 15).holds(leaves.get(index), tree.root()))
                    .isTrue();
        }
        assertThat(tree.consistency(7, 15).holds(tree.root(7), tree.root())).isTrue();
    }

    @Test
    default void beginsTheLedgerAnewWithEveryLeafBehindTheOpening() {
        Trail avis = new Trail(1);
        Trail node = new Trail(Journals.NODE, 2);
        List<Change> before = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            before.add(node.next("card-learned"));
            before.add(avis.next("event" + round));
        }
        store().commit(before);
        Id formerly = new Trail(98).exchange();
        Change.Append opening = new Trail(Journals.NODE, 3).next("node-opened");
        store().commit(List.of(new Change.Anew(formerly, opening), new Change.Secret("incarnation", new byte[] {2})));

        Store store = reopened();
        assertThat(store.ledger().size()).isEqualTo(7);
        assertThat(store.ledger().hashes().hash(0, 0)).isEqualTo(opening.leaf().hash());
        assertThat(store.ledger().hashes().hash(0, 6))
                .isEqualTo(((Change.Append) before.get(5)).leaf().hash());
        assertThat(store.journals().entries(Journals.NODE))
                .extracting(JournalRow::leaf)
                .containsExactly(opening.leaf());
        assertThat(store.journals().entries(formerly))
                .extracting(JournalRow::index)
                .containsExactly(1L, 3L, 5L);
        assertThat(store.journals().entries(avis.exchange()))
                .extracting(JournalRow::index)
                .containsExactly(2L, 4L, 6L);
        store.commit(List.of(avis.next("later")));
        assertThat(store.ledger().size()).isEqualTo(8);
    }

    @Test
    default void commitsAllOrNothing() {
        Trail avis = new Trail(1);
        Change.Append first = avis.next("requested");
        store().commit(List.of(first));
        Change.Append second = avis.next("taken");
        var secret = new Change.Secret("ledger-key", new byte[] {1});

        assertConflict(List.of(secret, second, new Change.Deadline(avis.exchange(), Trail.BEGIN), first));

        Store store = reopened();
        assertThat(store.journals().entries(avis.exchange())).hasSize(1);
        assertThat(store.ledger().size()).isEqualTo(1);
        assertThat(store.secrets().secret("ledger-key")).isEmpty();
        assertThat(store.deadlines().next()).isEmpty();
        store.commit(List.of(second));
        assertThat(store.ledger().size()).isEqualTo(2);
    }

    @Test
    default void refusesASecondEntryInTheSamePlace() {
        Trail avis = new Trail(1);
        Change.Append first = avis.next("requested");
        store().commit(List.of(first));
        Change.Append take = avis.next("taken");
        avis.backTo(first.leaf());
        Change.Append withdrawal = avis.next("withdrawn");

        store().commit(List.of(take));

        assertConflict(List.of(withdrawal));
    }

    @Test
    default void takesEntriesOfOneExchangeInOneCommit() {
        Trail avis = new Trail(1);

        store().commit(List.of(avis.next("composed"), avis.next("sealed"), avis.next("queued")));

        assertThat(store().journals().entries(avis.exchange())).hasSize(3);
    }

    @Test
    default void stopsAtAnEntryThatIsNotTheNextOfItsChain() {
        Trail avis = new Trail(1);
        Change.Append first = avis.next("requested");
        avis.next("lost");
        Change.Append third = avis.next("taken");
        store().commit(List.of(first));
        Change.Append foreign = new Trail(avis.exchange(), 7).next("requested");
        var wrongPayload =
                new Change.Append(new Trail(5).exchange(), foreign.leaf(), foreign.salt(), new byte[] {'{', '}'});

        assertThatThrownBy(() -> store().commit(List.of(third))).isInstanceOf(HouseBug.class);
        assertThatThrownBy(() -> store().commit(List.of(wrongPayload))).isInstanceOf(HouseBug.class);
        assertConflict(List.of(foreign));
        assertThat(store().ledger().size()).isEqualTo(1);
    }

    @Test
    default void keepsTheNodesOwnChainApart() {
        Trail node = new Trail(Journals.NODE, 3);
        store().commit(List.of(node.next("opened"), new Trail(1).next("requested")));

        assertThat(reopened().journals().entries(Journals.NODE)).hasSize(1);
    }

    @Test
    default void listsExchangesMostUrgentFirstThenOldest() {
        ExchangeRow paused = row(1, DERMATO, "asked", null, 0);
        ExchangeRow late = row(2, DERMATO, "requested", Trail.BEGIN.plusSeconds(10), 3);
        ExchangeRow soon = row(3, DERMATO, "taken", Trail.BEGIN.plusSeconds(20), 2);
        ExchangeRow same = row(4, CARDIO, "taken", Trail.BEGIN.plusSeconds(20), 1);
        for (ExchangeRow row : List.of(paused, late, soon, same)) {
            store().commit(List.of(new Change.Index(row)));
        }

        Journals journals = reopened().journals();
        assertThat(journals.rows(ExchangeQuery.all())).containsExactly(late, same, soon, paused);
        assertThat(journals.rows(ExchangeQuery.ofLine(DERMATO))).containsExactly(late, soon, paused);
        assertThat(journals.rows(query(Set.of("taken", "asked"), Optional.empty(), 10, 0)))
                .containsExactly(same, soon, paused);
        assertThat(journals.rows(query(Set.of(), Optional.of(soon.updated()), 10, 0)))
                .containsExactly(late, soon);
        assertThat(journals.rows(query(Set.of(), Optional.empty(), 2, 1))).containsExactly(same, soon);
        assertThat(journals.row(paused.exchange())).contains(paused);
    }

    @Test
    default void tellsALinesExchangesInTheOrderInWhichTheyBegan() {
        List<ExchangeRow> begun = BegunRows.of(store(), DERMATO, CARDIO);
        Instant from = begun.get(5).begun();
        Instant until = begun.get(begun.size() - 5).begun();

        Journals journals = reopened().journals();
        BegunRows.requireAll(journals, DERMATO, Trail.BEGIN, Trail.BEGIN.plusSeconds(9999), begun);
        BegunRows.requireAll(journals, DERMATO, from, until, begun);
    }

    @Test
    default void replacesAListedRow() {
        store().commit(List.of(new Change.Index(row(1, DERMATO, "requested", Trail.BEGIN, 0))));
        ExchangeRow later = row(1, CARDIO, "taken", null, 5);

        store().commit(List.of(new Change.Index(later)));

        assertThat(store().journals().rows(ExchangeQuery.all())).containsExactly(later);
    }

    @Test
    default void tellsWhoseDeadlinePassedEarliestFirstAndNeverEarly() {
        Id later = new Trail(1).exchange();
        Id first = new Trail(2).exchange();
        Id never = new Trail(3).exchange();
        Instant due = Trail.BEGIN.plusNanos(500);
        store().commit(List.of(
                new Change.Deadline(later, due.plusSeconds(60)),
                new Change.Deadline(first, due),
                new Change.Deadline(never, due)));
        store().commit(List.of(new Change.Deadline(never, null)));

        Deadlines deadlines = reopened().deadlines();
        assertThat(deadlines.due(Trail.BEGIN, 10)).isEmpty();
        assertThat(deadlines.due(Trail.BEGIN.plusMillis(1), 10)).containsExactly(first);
        assertThat(deadlines.due(due.plusSeconds(120), 10)).containsExactly(first, later);
        assertThat(deadlines.due(due.plusSeconds(120), 1)).containsExactly(first);
        assertThat(deadlines.next()).contains(Trail.BEGIN.plusMillis(1));
    }

    @Test
    default void keepsSecretsByName() {
        store().commit(List.of(new Change.Secret("ledger-key", new byte[] {1, 2})));
        store().commit(List.of(new Change.Secret("ledger-key", new byte[] {3})));

        assertThat(reopened().secrets().secret("ledger-key")).contains(new byte[] {3});
        assertThat(store().secrets().secret("other")).isEmpty();
    }

    private void assertConflict(List<Change> changes) {
        assertThatThrownBy(() -> store().commit(changes))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.CONFLICT));
    }

    private static ExchangeQuery query(Set<String> states, Optional<Instant> since, int limit, int offset) {
        return new ExchangeQuery(Optional.empty(), states, since, limit, offset);
    }

    private static ExchangeRow row(
            int seed,
            MailAddress line,
            String state,
            java.time.@org.jspecify.annotations.Nullable Instant due,
            int minute) {
        Instant begun = Trail.BEGIN.plusSeconds(60L * minute);
        return new ExchangeRow(
                new Trail(seed).exchange(),
                true,
                "avis/1",
                line,
                CABINET,
                state,
                false,
                "routine",
                due,
                false,
                begun,
                begun,
                1);
    }
}
