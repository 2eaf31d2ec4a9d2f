package org.passerelle.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.clear.ClearDesk;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Together;
import org.passerelle.flow.told.Notices;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * Lets the clocks see the time: climbs the pathway's ladder, records the breach at the due date, calls the people whose turn it is and
 * tells the requester. Never early; everything overdue is caught up after a stop, the earliest first. What is not due costs nothing.
 */
public final class Escalate {
    /** Most exchanges of one call: a call is short, whatever is overdue. */
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
    private final ClearDesk mails;

    public Escalate(Premises premises) {
        this.premises = premises;
        this.desk = new LetterDesk(premises);
        this.notices = new Notices(premises);
        this.mails = new ClearDesk(premises);
    }

    /**
     * Looks at the clocks that are due, the earliest first; tells how many. As many as {@link #BATCH}, and there may be more: then it is
     * asked again at once.
     */
    public int tick() {
        List<Id> due = premises.store().deadlines().due(premises.now(), BATCH);
        List<RuntimeException> bugs = new ArrayList<>();
        new Together(premises, this::decide, (exchange, why) -> giveUp(exchange, why, bugs)).each(due);
        if (!bugs.isEmpty()) {
            throw bugs.get(0);
        }
        return due.size();
    }

    private Dossier decide(Id exchange) {
        Dossier dossier = Dossier.require(premises, exchange, premises.now());
        var terms = premises.terms(dossier.state().begun());
        List<Event.Law> law = Decider.decide(dossier.state(), new Command.Tick(), terms, dossier.now());
        law.forEach(dossier::write);
        notices.tell(dossier, law);
        if (law.stream().anyMatch(decided -> concernsRequester(decided.fact()))) {
            tell(dossier, law);
        }
        return dossier;
    }

    private static boolean concernsRequester(Fact fact) {
        return fact instanceof Fact.ClockBreached || isForRequester(fact);
    }

    private static boolean isForRequester(Fact fact) {
        return fact instanceof Fact.Escalated escalated && escalated.isForRequester();
    }

    /**
     * The other node is told. Where the other side has none, our own people are of the breach, who alone keep the clock; and a requester
     * with an ordinary mailbox is, in a mail, when it is their turn.
     */
    private void tell(Dossier dossier, List<Event.Law> law) {
        Event.Begun begun = dossier.state().begun();
        if (!begun.inClear()) {
            desk.tell(dossier);
            return;
        }
        boolean ours = begun.own() == Side.REQUESTER;
        if (ours || law.stream().anyMatch(decided -> decided.fact() instanceof Fact.ClockBreached)) {
            dossier.alarm(OVERDUE);
        }
        if (!ours && law.stream().map(Event.Law::fact).anyMatch(Escalate::isForRequester)) {
            mails.tell(dossier);
        }
    }

    /** One exchange that cannot be served must not stop the others' clocks: its people are alarmed, its clock is asked again. */
    private void giveUp(Id exchange, RuntimeException failure, List<RuntimeException> bugs) {
        RefusalCode why = FlowRefusal.UNREADABLE;
        if (failure instanceof Refused refused) {
            why = refused.code();
        } else {
            bugs.add(failure);
        }
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
}
