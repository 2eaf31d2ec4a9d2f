package org.passerelle.flow.onboarding;

import java.time.Duration;
import java.time.Instant;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.refusal.Refusal;

/** One mail of a kind a day to one address, whoever asks for it and however often the node starts. */
final class OnceADay {
    /** How long after one the next may leave. */
    static final Duration DAY = Duration.ofDays(1);

    private final Premises premises;
    private final String kind;

    /** @param kind what is counted: a word */
    OnceADay(Premises premises, String kind) {
        this.premises = premises;
        this.kind = kind;
    }

    /**
     * One more, {@link #DAY} after the last; what is returned goes into the commit that lets it leave.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#WRITTEN_TODAY}
     */
    SeenLetter spaced(MailAddress to, Instant now) {
        SeenLetter one = of(to, now);
        for (long day = one.seq() - 1; day <= one.seq(); day++) {
            premises.store()
                    .correspondence()
                    .seen(one.stream(), day)
                    .filter(last -> now.isBefore(last.at().plus(DAY)))
                    .ifPresent(last -> {
                        throw Refusal.of(FlowRefusal.WRITTEN_TODAY).refused();
                    });
        }
        return one;
    }

    /** One more, on another day (UTC) than the last: for what answers a mail that is itself spaced and may have hurried. */
    SeenLetter daily(MailAddress to, Instant now) {
        SeenLetter one = of(to, now);
        if (premises.store().correspondence().seen(one.stream(), one.seq()).isPresent()) {
            throw Refusal.of(FlowRefusal.WRITTEN_TODAY).refused();
        }
        return one;
    }

    private SeenLetter of(MailAddress to, Instant now) {
        long day = Math.floorDiv(now.toEpochMilli(), DAY.toMillis());
        return SeenLetter.once(Journals.NODE, kind + ":" + to.value(), day, now);
    }
}
