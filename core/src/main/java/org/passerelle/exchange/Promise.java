package org.passerelle.exchange;

import java.time.Duration;
import java.time.Instant;
import org.passerelle.canon.Json;

/**
 * From when a promise counts (WIRE §4): the sending time when it is credible, else the arrival, marked. Both are kept.
 *
 * @param sentAt the letter's signingTime
 * @param arrivedAt INTERNALDATE, or the time of hand-over
 * @param bySending whether the sending time counts
 */
public record Promise(Instant sentAt, Instant arrivedAt, boolean bySending) {
    /** A letter may have been this long on its way. */
    public static final Duration LONGEST_WAY = Duration.ofDays(5);
    /** A sender's clock may be this far ahead. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * Judges a letter's sending time.
     *
     * @param notBefore the cited card's or the sender's previous letter's time, whichever is later
     */
    public static Promise judge(Instant sentAt, Instant arrivedAt, Instant notBefore) {
        boolean credible = !sentAt.isBefore(arrivedAt.minus(LONGEST_WAY))
                && !sentAt.isAfter(arrivedAt.plus(AHEAD))
                && !sentAt.isBefore(notBefore);
        return new Promise(sentAt, arrivedAt, credible);
    }

    /** A step taken on the node that decides: sent and arrived in one. */
    public static Promise here(Instant now) {
        return new Promise(now, now, true);
    }

    /** When counting starts. */
    public Instant from() {
        return bySending ? sentAt : arrivedAt;
    }

    Json.Obj json() {
        return Json.object()
                .put("sentAt", sentAt)
                .put("arrivedAt", arrivedAt)
                .put("bySending", bySending)
                .build();
    }

    static Promise read(Json.Obj json) {
        return new Promise(json.instant("sentAt"), json.instant("arrivedAt"), json.bool("bySending"));
    }
}
