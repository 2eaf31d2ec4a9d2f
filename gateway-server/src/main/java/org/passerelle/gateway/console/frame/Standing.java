package org.passerelle.gateway.console.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.port.keep.work.Glance.Timing;

/**
 * How an exchange stands with its clock: by shape, by colour and in words, each of which is enough.
 *
 * @param press {@code late}, {@code soon}, {@code calm}, {@code paused}, {@code done}, or {@code none} where no clock runs
 * @param shape one sign, no other has the same
 * @param left how long is left, or why nothing is, in words
 * @param due until when in words, or empty
 */
public record Standing(String press, String shape, String left, String due) {
    private static final Map<String, String> SHAPES =
            Map.of("late", "▲", "soon", "◆", "calm", "●", "paused", "◫", "done", "✓", "none", "○");

    /** @param zone the line's */
    public static Standing of(ExchangeRow row, ZoneId zone, Speech speech, Instant now) {
        Timing timing = row.findGlance().map(Glance::timing).orElse(Timing.NONE);
        if (row.ended() || timing == Timing.STOPPED) {
            return told("done", row.ended() ? "ended" : "done", speech);
        } else if (timing == Timing.PAUSED) {
            return told("paused", "paused", speech);
        }
        return row.findDue().map(due -> running(due, zone, speech, now)).orElseGet(() -> told("none", "none", speech));
    }

    private static Standing running(Instant due, ZoneId zone, Speech speech, Instant now) {
        String press = TimeWords.press(due, now);
        return new Standing(
                press,
                SHAPES.getOrDefault(press, ""),
                TimeWords.left(speech, due, now),
                TimeWords.moment(speech, due, zone));
    }

    private static Standing told(String press, String why, Speech speech) {
        return new Standing(press, SHAPES.getOrDefault(press, ""), speech.say("press." + why), "");
    }
}
