package org.passerelle.flow.mail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;

/**
 * Alarms people of a letter that nobody said, signed, to have received: once its patience is over, then once a day. The letter's
 * first receipt, whatever it says, ends it.
 */
public final class WatchReceipts {
    /** The alarm: not received since then. */
    public static final String NOT_RECEIVED = "outbox.not-received";
    /** Between two alarms of one letter. */
    public static final Duration AGAIN = Duration.ofDays(1);

    /** Letters looked at, the oldest first. */
    private static final int MOST = 1000;

    /** A letter's receipts are numbered from 1; a lost one leaves a gap. */
    private static final long LIKELY_NUMBERS = 3;

    private static final String ALARMED = "passerelle/not-received/1\0";

    private final Premises premises;
    private final Duration patience;

    public WatchReceipts(Premises premises, Duration patience) {
        this.premises = premises;
        this.patience = patience;
    }

    /** Looks at every letter that waits; tells how many alarms were raised. */
    public int step() {
        Instant now = premises.now();
        List<OutboxItem> late = premises.store().outbox().unanswered(OutboxItem.Kind.LETTER, now.minus(patience), MOST);
        return (int) late.stream()
                .filter(letter -> !received(letter) && alarmed(letter, now))
                .count();
    }

    private boolean received(OutboxItem letter) {
        return letter.findLetter().isPresent()
                && letter.to().stream()
                        .allMatch(to -> LongStream.rangeClosed(1, LIKELY_NUMBERS)
                                .anyMatch(number -> premises.store()
                                        .correspondence()
                                        .seen(
                                                ReceiveReceipt.key(
                                                        letter.findLetter().orElseThrow(), to),
                                                number)
                                        .isPresent()));
    }

    private boolean alarmed(OutboxItem letter, Instant now) {
        long day = Duration.between(letter.createdAt().plus(patience), now).dividedBy(AGAIN);
        Sha256 key = Sha256.hash((ALARMED + letter.id() + "/" + day).getBytes(StandardCharsets.US_ASCII));
        if (premises.store().correspondence().seen(key).isPresent()) {
            return false;
        }
        premises.commit(List.of(
                new Change.Seen(new SeenLetter(key, letter.exchange(), "not-received:" + key, 0, now)),
                new Change.Alarm(new AlarmRow(letter.exchange(), NOT_RECEIVED, now))));
        return true;
    }
}
