package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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

/** What every store must do with short messages that must leave. */
public interface TextsContract {
    MailAddress SENDING = new MailAddress("cabinet@barrois.example");

    Store store();

    Store reopened();

    private static OutboxItem waiting(int number, Kind kind, List<MailAddress> to, Instant at) {
        Id id = new Id(String.format(java.util.Locale.ROOT, "%032x", number));
        return new OutboxItem(
                id, id, kind, null, SENDING, true, to, id, 10, 0, Standing.READY, 0, at, Trail.BEGIN, null);
    }

    @Test
    default void givesShortMessagesToNoMailbox() {
        Instant then = Trail.BEGIN.plusMillis(1);
        OutboxItem text = waiting(1, Kind.TEXT, List.of(), then);
        OutboxItem notice = waiting(2, Kind.NOTICE, List.of(SENDING), then);
        store().commit(List.of(new Change.Outbox(text), new Change.Outbox(notice)));
        OutboxQueue outbox = reopened().outbox();
        assertThat(outbox.due(SENDING, then, 10)).containsExactly(notice);
        assertThat(outbox.dueOfOthers(Set.of(), then, 10)).containsExactly(notice);
        assertThat(outbox.dueTexts(Trail.BEGIN, 10)).isEmpty();
        assertThat(outbox.dueTexts(then, 10)).containsExactly(text);
        assertThat(outbox.dueTexts(then, 0)).isEmpty();
        assertThat(outbox.waiting()).isEqualTo(2);
        store().commit(List.of(new Change.Outbox(text.moved(Standing.DONE, 1, then, null))));
        assertThat(store().outbox().dueTexts(then, 10)).isEmpty();
    }
}
