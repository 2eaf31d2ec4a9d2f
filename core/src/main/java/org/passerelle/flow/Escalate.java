package org.passerelle.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Notices;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * Lets the clocks see the time: warns before a due date, records the breach at it, calls the line's coordinators and tells the
 * requester. Never early; everything overdue is caught up after a stop.
 */
public final class Escalate {
    /** Most exchanges that one call looks at. */
    public static final int BATCH = 100;
    /** After a clock could not be served, it is asked again. */
    public static final Duration ASK_AGAIN = Duration.ofSeconds(30);
    /** After a clock was found altered, it is asked again: somebody may have put the exchange right. */
    public static final Duration ASK_ALTERED = Duration.ofDays(1);

    /** The alarm: somebody with an ordinary mailbox did not answer in time, or was not answered. */
    public static final String OVERDUE = "clear.overdue";

    private final Premises premises;
    private final LetterDesk desk;
    private final Notices notices;

    public Escalate(Premises premises) {
        this.premises = premises;
        this.desk = new LetterDesk(premises);
        this.notices = new Notices(premises);
    }

    /** Looks at every clock that is due; tells how many. */
    public int tick() {
        @Nullable RuntimeException bug = null;
        List<Id> due = premises.store().deadlines().due(premises.now(), BATCH);
        for (Id exchange : due) {
            try {
                Retry.onConflict(() -> {
                    tick(exchange);
                    return exchange;
                });
            } catch (Refused refused) {
                giveUp(exchange, refused.code());
            } catch (RuntimeException unforeseen) {
                giveUp(exchange, FlowRefusal.UNREADABLE);
                bug = unforeseen;
            }
        }
        if (bug != null) {
            throw bug;
        }
        return due.size();
    }

    /** The other node is told; where the other side has none, our own people are, who alone keep the clock. */
    private void breached(Dossier dossier) {
        if (dossier.state().begun().inClear()) {
            dossier.alarm(OVERDUE);
        } else {
            desk.tell(dossier);
        }
    }

    /** One exchange that cannot be served must not stop the others' clocks: its people are alarmed, its clock is asked again. */
    private void giveUp(Id exchange, RefusalCode why) {
        Instant now = premises.now();
        premises.commit(List.of(
                new Change.Alarm(new AlarmRow(exchange, why.code(), now)),
                new Change.Deadline(exchange, againAt(why, now))));
    }

    private static @Nullable Instant againAt(RefusalCode why, Instant now) {
        if (why == FlowRefusal.UNKNOWN_EXCHANGE) {
            return null;
        }
        return now.plus(why == StoreRefusal.ALTERED ? ASK_ALTERED : ASK_AGAIN);
    }

    private void tick(Id exchange) {
        Dossier dossier = Dossier.require(premises, exchange, premises.now());
        var terms = new Terms(
                null, premises.staff().coordinators(dossier.state().begun().line()));
        List<Event.Law> law = Decider.decide(dossier.state(), new Command.Tick(), terms, dossier.now());
        law.forEach(dossier::write);
        notices.tell(dossier, law);
        if (law.stream().anyMatch(decided -> decided.fact() instanceof Fact.ClockBreached)) {
            breached(dossier);
        }
        dossier.commit();
    }
}
