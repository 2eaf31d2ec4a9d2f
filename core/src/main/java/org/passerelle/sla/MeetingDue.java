package org.passerelle.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The dates of a clock whose target is due at a meeting: the share of the time that passes from its start to the meeting. A pause makes
 * the lead longer by what it held, so that it moves the due date by whole meetings or not at all; and what the target counts is the latest
 * date in any case, which a pause pushes as it always does.
 */
final class MeetingDue {
    private final Clock clock;
    private final Meeting meeting;

    MeetingDue(Clock clock, Meeting meeting) {
        this.clock = clock;
        this.meeting = meeting;
    }

    /** When a share in percent is used up; the clock is not paused. */
    Instant at(int share) {
        List<Clock.Pause> before = new ArrayList<>();
        Instant at = at(share, before);
        for (Clock.Pause pause : clock.pauses()) {
            if (!pause.from().isBefore(at)) {
                break;
            }
            before.add(pause);
            at = at(share, before);
        }
        return at;
    }

    private Instant at(int share, List<Clock.Pause> before) {
        Instant since = clock.since();
        return since.plus(Clock.share(Duration.between(since, due(before)), share));
    }

    private Instant due(List<Clock.Pause> before) {
        Instant latest = new Clock(
                        clock.target().atTheLatest(), clock.calendar(), clock.from(), clock.since(), before, null)
                .due()
                .orElseThrow();
        Duration lead = Duration.ofHours(meeting.leadHours());
        for (Clock.Pause pause : before) {
            Instant begin = pause.from().isBefore(clock.since()) ? clock.since() : pause.from();
            Instant end = pause.findUntil().orElse(begin);
            lead = end.isAfter(begin) ? lead.plus(Duration.between(begin, end)) : lead;
        }
        return meeting.next(clock.calendar(), clock.since().plus(lead), latest);
    }
}
