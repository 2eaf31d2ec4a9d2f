package org.passerelle.gateway.console.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.port.keep.work.Glance.Timing;

/** How many journals a practice's list opens to tell what has an unread answer; it opened each row's, each time. */
class UnreadTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final int WAITING = 1900;
    private static final int ANSWERED = 100;

    private final List<Id> opened = new ArrayList<>();
    private final Set<Id> read = new HashSet<>();
    private final Unread unread = new Unread(
            row -> {
                opened.add(row.exchange());
                return !read.contains(row.exchange());
            },
            Pathways.shipped()::get);

    static ExchangeRow row(int number, String pathway, @Nullable Timing timing, long version) {
        var row = new ExchangeRow(
                Id.parse(String.format("%032x", number + 1)),
                false,
                pathway,
                MailAddress.of("dermatologie@ch-barleduc.mssante.test"),
                MailAddress.of("consultations@cabinet.mssante.test"),
                "taken",
                false,
                "ordinary",
                NOW,
                false,
                NOW,
                NOW,
                version);
        return timing == null ? row : row.with(new Glance(timing, true, null, null, null, null));
    }

    private static List<ExchangeRow> full() {
        List<ExchangeRow> rows = new ArrayList<>();
        for (int number = 0; number < WAITING + ANSWERED; number++) {
            Timing timing = number % 20 == 0 ? Timing.STOPPED : number % 3 == 0 ? Timing.PAUSED : Timing.RUNNING;
            rows.add(row(number, "avis/1", timing, 7));
        }
        return rows;
    }

    @Test
    void ofTwoThousandOnlyTheAnsweredOnesAreOpenedAndEachOnce() {
        List<ExchangeRow> rows = full();
        assertThat(rows).hasSize(RequestsPage.MOST);
        assertThat(rows.stream().filter(unread::of)).hasSize(ANSWERED);
        assertThat(opened).hasSize(ANSWERED);
        assertThat(rows.stream().filter(unread::of)).hasSize(ANSWERED);
        assertThat(opened).hasSize(ANSWERED);
    }

    @Test
    void whatWasReadSinceIsOpenedAgain() {
        ExchangeRow answered = row(1, "avis/1", Timing.STOPPED, 7);
        assertThat(unread.of(answered)).isTrue();
        read.add(answered.exchange());
        assertThat(unread.of(row(1, "avis/1", Timing.STOPPED, 8))).isFalse();
        assertThat(opened).hasSize(2);
    }

    @Test
    void aRowOfAnOlderProgramAndACircuitThatIsNotKnownAreOpened() {
        assertThat(unread.of(row(1, "avis/1", null, 7))).isTrue();
        assertThat(unread.of(row(2, "nowhere/1", Timing.RUNNING, 7))).isTrue();
        assertThat(unread.of(row(3, "avis/1", Timing.NONE, 7))).isTrue();
        assertThat(opened).hasSize(3);
    }

    /** A discharge letter's clock runs until the practice acknowledges it: it is there to be read all the same. */
    @Test
    void aReportWhoseClockRunsOnIsOpened() {
        assertThat(unread.of(row(1, "discharge-letter/1", Timing.RUNNING, 7))).isTrue();
        assertThat(opened).hasSize(1);
    }

    @Test
    void noMoreAreRememberedThanTheLimit() {
        for (int number = 0; number <= Unread.MOST_KNOWN; number++) {
            unread.of(row(number, "avis/1", Timing.STOPPED, 7));
        }
        opened.clear();
        unread.of(row(Unread.MOST_KNOWN, "avis/1", Timing.STOPPED, 7));
        unread.of(row(1, "avis/1", Timing.STOPPED, 7));
        assertThat(opened).isEmpty();
        unread.of(row(0, "avis/1", Timing.STOPPED, 7));
        assertThat(opened).hasSize(1);
    }
}
