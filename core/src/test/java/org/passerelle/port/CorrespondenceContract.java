package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.CardShelf;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.HeldLetter;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.OutboxItem.Kind;
import org.passerelle.port.keep.OutboxItem.Standing;
import org.passerelle.port.keep.OutboxQueue;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.keep.StreamRow;
import org.passerelle.port.keep.WitnessRow;
import org.passerelle.refusal.Refused;

/** What every store must do with letters that leave, letters that came, and those who write them. */
public interface CorrespondenceContract {
    MailAddress PRACTICE = new MailAddress("cabinet@barrois.example");
    MailAddress HOSPITAL = new MailAddress("dermatologie@ch-bar-le-duc.example");
    Instant NOW = Trail.BEGIN;
    Id EXCHANGE = new Id("00000000000000000000000000000001");
    String STREAM = "in:node/incarnation/exchange/address";

    Store store();

    Store reopened();

    @Test
    default void givesDueMailsOldestFirstWhateverTheyWaitFor() {
        OutboxItem second = item(2, Kind.LETTER, hash(2), NOW.plusSeconds(2), NOW.plusSeconds(20));
        OutboxItem first = item(1, Kind.LETTER, hash(1), NOW.plusSeconds(1), NOW.plusSeconds(30));
        OutboxItem receipt = item(3, Kind.RECEIPT, hash(9), NOW.plusSeconds(3), NOW.plusSeconds(10))
                .moved(Standing.AWAITING_RECEIPT, 1, NOW.plusSeconds(10), null);
        put(second, first, receipt);

        OutboxQueue outbox = reopened().outbox();
        assertThat(outbox.due(PRACTICE, NOW.plusSeconds(9), 10)).isEmpty();
        assertThat(outbox.due(PRACTICE, NOW.plusSeconds(10), 10)).containsExactly(receipt);
        assertThat(outbox.due(PRACTICE, NOW.plusSeconds(60), 10)).containsExactly(first, second, receipt);
        assertThat(outbox.due(PRACTICE, NOW.plusSeconds(60), 1)).containsExactly(first);
        assertThat(outbox.nextAt()).contains(NOW.plusSeconds(10));
        assertThat(outbox.waiting()).isEqualTo(3);
    }

    @Test
    default void movesAMailUntilItIsDoneOrFailed() {
        OutboxItem done = item(1, Kind.LETTER, hash(1), NOW, NOW);
        OutboxItem failed = item(2, Kind.LETTER, hash(2), NOW, NOW);
        put(done, failed);

        OutboxItem handedOver = done.moved(Standing.AWAITING_RECEIPT, 1, NOW.plusSeconds(60), null);
        put(handedOver);
        assertThat(store().outbox().item(done.id())).contains(handedOver);
        put(done.moved(Standing.DONE, 1, NOW, null), failed.moved(Standing.FAILED, 9, NOW, "mail.unavailable"));

        assertThat(store().outbox().due(PRACTICE, NOW.plusSeconds(600), 10)).isEmpty();
        assertThat(store().outbox().nextAt()).isEmpty();
        assertThat(store().outbox().waiting()).isZero();
        assertThat(store().outbox().item(failed.id())).map(OutboxItem::lastCode).contains("mail.unavailable");
    }

    @Test
    default void findsLettersAndTheReceiptsWrittenForThem() {
        OutboxItem third = item(3, Kind.LETTER, hash(3), NOW, NOW);
        OutboxItem first = item(1, Kind.LETTER, hash(1), NOW.plusSeconds(5), NOW);
        OutboxItem held = item(4, Kind.RECEIPT, hash(7), NOW, NOW);
        OutboxItem applied = item(5, Kind.RECEIPT, hash(7), NOW.plusSeconds(1), NOW);
        OutboxItem mail = item(7, Kind.CLEAR_ASKING, hash(8), NOW, NOW).moved(Standing.AWAITING_RECEIPT, 1, NOW, null);
        put(third, first, held, applied, mail, item(6, Kind.NOTICE, null, NOW, NOW));

        OutboxQueue outbox = store().outbox();
        assertThat(outbox.letter(hash(3))).contains(third);
        assertThat(outbox.letter(hash(7))).isEmpty();
        assertThat(outbox.receiptFor(hash(7))).contains(applied);
        assertThat(outbox.receiptFor(hash(3))).isEmpty();
        assertThat(outbox.lettersOf(EXCHANGE)).containsExactly(first, third);
        assertThat(outbox.asking(hash(8))).contains(mail).isEqualTo(outbox.item(mail.id()));
        assertThat(outbox.unanswered(Kind.CLEAR_ASKING, NOW, 10)).containsExactly(mail);
    }

    @Test
    default void neverTriesAMailEarly() {
        put(item(1, Kind.LETTER, hash(1), NOW, NOW.plusNanos(1)));

        assertThat(store().outbox().due(PRACTICE, NOW, 10)).isEmpty();
        assertThat(store().outbox().due(PRACTICE, NOW.plusMillis(1), 10)).hasSize(1);
    }

    @Test
    default void seesALetterOnceAndOneLetterInOnePlace() {
        var seen = new SeenLetter(hash(1), EXCHANGE, STREAM, 1, NOW);
        commit(new Change.Seen(seen));

        assertConflict(new Change.Seen(new SeenLetter(hash(1), EXCHANGE, STREAM, 2, NOW)));
        assertConflict(new Change.Seen(new SeenLetter(hash(2), EXCHANGE, STREAM, 1, NOW)));
        assertThat(reopened().correspondence().seen(hash(1))).contains(seen);
        assertThat(store().correspondence().seen(STREAM, 1)).contains(seen);
        assertThat(store().correspondence().seen(STREAM, 2)).isEmpty();
        assertThat(store().correspondence().seen(hash(2))).isEmpty();
    }

    @Test
    default void remembersHowFarAStreamIs() {
        commit(new Change.Stream(new StreamRow(STREAM, EXCHANGE, 1, null, 0, 0)));
        var further = new StreamRow(STREAM, EXCHANGE, 2, hash(1), 4, 1);
        commit(new Change.Stream(further));

        assertThat(reopened().correspondence().stream(STREAM)).contains(further);
        assertThat(store().correspondence().stream("out:other")).isEmpty();
    }

    @Test
    default void holdsLettersByPlaceUntilReleased() {
        var later = new HeldLetter(
                hash(3), EXCHANGE, STREAM, 3, id(3), NOW, NOW, Json.object().build());
        var sooner = new HeldLetter(
                hash(2),
                EXCHANGE,
                STREAM,
                2,
                id(2),
                NOW.plusSeconds(1),
                NOW,
                Json.object().build());
        commit(new Change.Hold(later), new Change.Hold(sooner));

        assertThat(reopened().correspondence().held(STREAM)).containsExactly(sooner, later);
        assertThat(store().correspondence().heldIn(id(2))).isTrue();
        commit(new Change.Release(hash(2)));
        assertThat(store().correspondence().heldIn(id(2))).isFalse();
        assertThat(store().correspondence().held(STREAM)).containsExactly(later);
        assertThat(store().correspondence().held(hash(2))).isEmpty();
        assertThat(store().correspondence().held(hash(3))).contains(later);
    }

    @Test
    default void remembersHowFarAMailboxWasRead() {
        commit(new Change.Cursor("dermatologie", 1, 4_294_967_295L));
        commit(new Change.Cursor("dermatologie", 2, 10));

        assertThat(reopened().correspondence().cursor("dermatologie"))
                .contains(new Change.Cursor("dermatologie", 2, 10));
        assertThat(store().correspondence().cursor("other")).isEmpty();
    }

    @Test
    default void remembersACorrespondentsLedger() {
        byte[] note = "note".getBytes(StandardCharsets.UTF_8);
        commit(new Change.Witnessed(new WitnessRow("passerelle/a/b", 3, hash(3), note, NOW)));
        commit(new Change.Witnessed(new WitnessRow("passerelle/a/b", 5, hash(5), note, NOW)));

        var witness = reopened().correspondence().witness("passerelle/a/b").orElseThrow();
        assertThat(witness.size()).isEqualTo(5);
        assertThat(witness.root()).isEqualTo(hash(5));
        assertThat(witness.checkpoint()).isEqualTo(note);
    }

    @Test
    default void tellsTheYoungestAlarmsFirst() {
        var old = new AlarmRow(EXCHANGE, "ledger.consistency", NOW);
        var young = new AlarmRow(Journals.NODE, "mail.unavailable", NOW.plusSeconds(1));
        commit(new Change.Alarm(young), new Change.Alarm(old));

        assertThat(reopened().correspondence().alarms(10)).containsExactly(young, old);
        assertThat(store().correspondence().alarms(1)).containsExactly(young);
    }

    @Test
    default void keepsEveryVersionOfACardAndKnowsTheHighest() {
        byte[] confirmation = "confirmed by a person".getBytes(StandardCharsets.UTF_8);
        var first = new CardRow(id(1), 1, hash(1), new byte[] {1}, null, null);
        commit(new Change.Card(first));
        commit(
                new Change.Card(new CardRow(id(1), 1, hash(1), new byte[] {1}, null, NOW)),
                new Change.Card(new CardRow(id(1), 2, hash(2), new byte[] {2}, confirmation, null)),
                new Change.Card(new CardRow(id(2), 1, hash(3), new byte[] {3}, null, null)));

        CardShelf cards = reopened().cards();
        assertThat(cards.learned()).isEqualTo(3);
        assertThat(cards.highest()).extracting(CardRow::hash).containsExactly(hash(2), hash(3));
        assertThat(cards.highest(id(1)).orElseThrow().confirmation()).isEqualTo(confirmation);
        assertThat(cards.highest(id(9))).isEmpty();
        CardRow replaced = cards.byHash(hash(1)).orElseThrow();
        assertThat(replaced.replacedAt()).isEqualTo(NOW);
        assertThat(replaced.confirmation()).isNull();
        assertThat(cards.byHash(hash(9))).isEmpty();
    }

    @Test
    default void givesEachMailboxItsOwnMailsHoweverManyWaitInOthers() {
        MailAddress third = new MailAddress("cardiologie@ch-bar-le-duc.example");
        for (int i = 1; i <= 51; i++) {
            put(from(PRACTICE, i), from(HOSPITAL, 100 + i), from(third, 200 + i));
        }
        OutboxQueue outbox = store().outbox();
        assertThat(outbox.due(PRACTICE, NOW, 50))
                .hasSize(50)
                .allMatch(item -> item.from().equals(PRACTICE));
        assertThat(outbox.due(HOSPITAL, NOW, 60))
                .hasSize(51)
                .allMatch(item -> item.from().equals(HOSPITAL));
        assertThat(outbox.dueOfOthers(Set.of(PRACTICE, HOSPITAL), NOW, 60))
                .hasSize(51)
                .allMatch(item -> item.from().equals(third));
        assertThat(outbox.dueOfOthers(Set.of(), NOW, 200)).hasSize(153);
    }

    private static OutboxItem from(MailAddress sender, int number) {
        OutboxItem item = item(number, Kind.NOTICE, null, NOW, NOW);
        return new OutboxItem(
                item.id(),
                item.exchange(),
                item.kind(),
                null,
                sender,
                false,
                item.to(),
                item.blob(),
                item.size(),
                0,
                item.standing(),
                0,
                item.nextAt(),
                item.createdAt(),
                null);
    }

    private void put(OutboxItem... items) {
        for (OutboxItem item : items) {
            commit(new Change.Outbox(item));
        }
    }

    private void commit(Change... changes) {
        store().commit(List.of(changes));
    }

    private void assertConflict(Change change) {
        assertThatThrownBy(() -> commit(change))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.CONFLICT));
    }

    @Test
    default void keepsEvidenceOnceTheYoungestFirst() {
        var first = Change.Evidence.of("ledger.fork", "passerelle/a/b", NOW, new byte[] {1});
        var second = Change.Evidence.of("ledger.fork", "passerelle/a/b", NOW.plusSeconds(1), new byte[] {2});
        var again = Change.Evidence.of("ledger.fork", "passerelle/a/b", NOW.plusSeconds(9), new byte[] {1});
        store().commit(List.of(first, second, again));
        List<Change.Evidence> kept = reopened().correspondence().evidence(10);
        assertThat(kept).extracting(Change.Evidence::content).containsExactly(second.content(), first.content());
        assertThat(kept.get(1).document()).containsExactly(1);
        assertThat(kept.get(1).at()).isEqualTo(NOW);
        assertThat(store().correspondence().evidence(1)).hasSize(1);
    }

    private static OutboxItem item(int number, Kind kind, @Nullable Sha256 letter, Instant created, Instant next) {
        return new OutboxItem(
                id(number),
                EXCHANGE,
                kind,
                letter,
                PRACTICE,
                kind == Kind.RECEIPT,
                List.of(HOSPITAL, PRACTICE),
                id(100 + number),
                1000,
                number,
                Standing.READY,
                0,
                next,
                created,
                null);
    }

    private static Sha256 hash(int number) {
        return Sha256.hash(new byte[] {(byte) number});
    }

    private static Id id(int number) {
        return new Id(String.format(java.util.Locale.ROOT, "%032x", number));
    }
}
