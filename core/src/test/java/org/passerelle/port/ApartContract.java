package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.HeldLetter;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.keep.Store;

/** What every store must do with mails that had no effect. */
public interface ApartContract {
    Instant ARRIVED = Trail.BEGIN;

    Store store();

    Store reopened();

    @Test
    default void keepsRefusedMailsApartYoungestFirst() {
        QuarantineRow old = refused(1, ARRIVED, null, null);
        QuarantineRow young = refused(2, ARRIVED.plusSeconds(1), null, null);
        put(new Change.Quarantine(young), new Change.Quarantine(old));
        put(new Change.Quarantine(refused(1, ARRIVED, hash(9), 3L)));

        assertThat(reopened().correspondence().quarantine(10)).containsExactly(young, old);
        assertThat(store().correspondence().quarantine(1)).containsExactly(young);
        assertThat(store().apart().refused(hash(1))).containsExactly(old);
        assertThat(store().apart().refused(hash(3))).isEmpty();
    }

    @Test
    default void showsVerifiedSignersBeforeAFloodOfOthers() {
        QuarantineRow signed = refused(1, ARRIVED, hash(8), null);
        QuarantineRow younger = refused(2, ARRIVED.plusSeconds(9), null, null);
        put(new Change.Quarantine(signed), new Change.Quarantine(younger));

        assertThat(store().apart().refused(Optional.of("dermatologie"), 1)).containsExactly(signed);
        assertThat(store().apart().refused(Optional.empty(), 2)).containsExactly(signed, younger);
        assertThat(store().apart().refused(Optional.of("other"), 2)).isEmpty();
        assertThat(store().apart().refused(hash(8), "dermatologie", "seal.unbound"))
                .isTrue();
        assertThat(store().apart().refused(hash(8), "dermatologie", "seal.stale"))
                .isFalse();
        assertThat(store().apart().refused(hash(8), "other", "seal.unbound")).isFalse();
    }

    @Test
    default void givesWhatWasRefusedForOneReasonInOrderOfArrival() {
        QuarantineRow second = refused(1, ARRIVED.plusSeconds(1), null, null).under("seal.revocation-unknown");
        QuarantineRow first = refused(2, ARRIVED, null, null).under("seal.revocation-unknown");
        put(
                new Change.Quarantine(second),
                new Change.Quarantine(first),
                new Change.Quarantine(refused(3, ARRIVED, null, null)));

        assertThat(store().apart().under("seal.revocation-unknown", 10)).containsExactly(first, second);
        assertThat(store().apart().under("seal.revocation-unknown", 1)).containsExactly(first);
        assertThat(store().apart().under("seal.unknown", 10)).isEmpty();
    }

    @Test
    default void givesWhatACardMayChangeInOrderOfArrivalOnceForEachCard() {
        QuarantineRow second = refused(1, ARRIVED.plusSeconds(1), hash(8), 1L);
        QuarantineRow first = refused(2, ARRIVED, hash(7), 1L);
        put(
                new Change.Quarantine(second),
                new Change.Quarantine(first),
                new Change.Quarantine(refused(3, ARRIVED, null, null)));

        assertThat(store().apart().toJudge(1, 10)).isEmpty();
        assertThat(store().apart().toJudge(2, 10)).containsExactly(first, second);
        assertThat(store().apart().toJudge(2, 1)).containsExactly(first);
        put(new Change.TakeBack(hash(2), "dermatologie"), new Change.Quarantine(first.judgedWith(2)));
        assertThat(reopened().apart().toJudge(2, 10)).containsExactly(second);
        put(new Change.TakeBack(hash(1), "dermatologie"));
        assertThat(store().apart().refused(hash(1))).isEmpty();
    }

    @Test
    default void listsWaitingLettersOfAMailbox() {
        var about = Json.object().put("bound", true).build();
        var held = new HeldLetter(
                hash(3), id(1), "in:n/i/x/dermatologie@h.example", 3, id(3), ARRIVED, ARRIVED.plusSeconds(5), about);
        put(new Change.Hold(held));

        assertThat(reopened().apart().held(Optional.of("dermatologie@h.example"), 9))
                .containsExactly(held);
        assertThat(store().apart().held(Optional.empty(), 9)).containsExactly(held);
        assertThat(store().apart().held(Optional.of("matologie@h.example"), 9)).isEmpty();
    }

    private void put(Change... changes) {
        store().commit(List.of(changes));
    }

    private static QuarantineRow refused(int number, Instant arrived, @Nullable Sha256 letter, @Nullable Long judged) {
        return new QuarantineRow(
                hash(number),
                "dermatologie",
                arrived,
                arrived.plusSeconds(60),
                "seal.unbound",
                id(number),
                10,
                letter,
                judged,
                Json.object().put("from", "cabinet@essai.example").build());
    }

    private static Sha256 hash(int number) {
        return Sha256.hash(new byte[] {(byte) number});
    }

    private static Id id(int number) {
        return new Id(String.format(java.util.Locale.ROOT, "%032x", number));
    }
}
