package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.OutboxItem.Kind;
import org.passerelle.port.keep.OutboxItem.Standing;
import org.passerelle.port.keep.OutboxQueue;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** What every store must do with mails that wait, for people who look at them. */
public interface WaitingContract {
    MailAddress LINE = new MailAddress("dermatologie@ch-bar-le-duc.example");
    MailAddress CABINET = new MailAddress("cabinet@barrois.example");

    Store store();

    Store reopened();

    @Test
    default void listsWhatWaitsOldestFirstByWhoSendsIt() {
        OutboxItem late = put(item(1, Kind.LETTER, LINE, Trail.BEGIN.plusSeconds(2)));
        OutboxItem early = put(item(2, Kind.NOTICE, CABINET, Trail.BEGIN.plusSeconds(1)));
        put(item(3, Kind.LETTER, LINE, Trail.BEGIN).moved(Standing.FAILED, 1, Trail.BEGIN, "mail.away"));
        put(left(4));

        OutboxQueue outbox = reopened().outbox();
        assertThat(outbox.waiting(Optional.empty(), 9)).containsExactly(early, late);
        assertThat(outbox.waiting(Optional.empty(), 1)).containsExactly(early);
        assertThat(outbox.waiting(Optional.of(Set.of(LINE)), 9)).containsExactly(late);
        assertThat(outbox.waiting(Optional.of(Set.of()), 9)).isEmpty();
        assertThat(outbox.waiting()).isEqualTo(2);
    }

    @Test
    default void hurriesOnlyWhatStillWaits() {
        OutboxItem waits = put(item(1, Kind.LETTER, LINE, Trail.BEGIN)
                .moved(Standing.AWAITING_RECEIPT, 2, Trail.BEGIN.plusSeconds(60), null));
        OutboxItem left = put(left(2));
        OutboxItem done = put(item(3, Kind.LETTER, LINE, Trail.BEGIN).moved(Standing.DONE, 1, Trail.BEGIN, null));

        store().commit(List.of(new Change.Sooner(waits.id(), Trail.BEGIN.plusSeconds(5))));

        OutboxItem sooner = waits.moved(Standing.AWAITING_RECEIPT, 2, Trail.BEGIN.plusSeconds(5), null);
        assertThat(reopened().outbox().due(LINE, Trail.BEGIN.plusSeconds(5), 9)).containsExactly(sooner);
        for (Id none : List.of(left.id(), done.id(), id(9))) {
            assertThatThrownBy(() -> store().commit(List.of(new Change.Sooner(none, Trail.BEGIN))))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.CONFLICT));
        }
    }

    /** An ordinary mail that left: somebody may still report of it. */
    private static OutboxItem left(int number) {
        return item(number, Kind.CLEAR_ASKING, LINE, Trail.BEGIN)
                .moved(Standing.AWAITING_RECEIPT, 1, Trail.BEGIN.plusSeconds(60), null);
    }

    private OutboxItem put(OutboxItem item) {
        store().commit(List.of(new Change.Outbox(item)));
        return item;
    }

    private static OutboxItem item(int number, Kind kind, MailAddress from, Instant created) {
        return OutboxItem.ready(id(number), id(77), kind, null, from, false, CABINET, id(number), 10, 0, created);
    }

    private static Id id(int number) {
        return new Id(String.format(Locale.ROOT, "%032x", number));
    }
}
