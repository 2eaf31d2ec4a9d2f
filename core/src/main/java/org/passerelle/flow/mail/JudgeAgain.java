package org.passerelle.flow.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * Judges again what was put apart because something was not known yet: who its sender is, once for each change of the cards, or
 * whether its signer is revoked, once for each time that an authority was heard; or whether its sender stands in MSSanté's list, once
 * there is one. Always in order of arrival and as of then; what
 * passes has its effect and is apart no longer.
 */
final class JudgeAgain {
    /** Most letters that one turn judges for each of the two. */
    static final int MOST_JUDGED = ReceiveMail.MOST_JUDGED;
    /** Most letters that are judged when an authority was heard; the others when it is heard the next time. */
    static final int MOST_AWAITING = 1000;
    /** How long a letter waits for revocation data; from then on it stays apart. */
    static final Duration PATIENCE = Duration.ofHours(72);

    private final Premises premises;
    private final ReceiveMail receive;
    private final Deque<QuarantineRow> awaiting = new ArrayDeque<>();
    private long heard = -1;

    JudgeAgain(Premises premises, ReceiveMail receive) {
        this.premises = premises;
        this.receive = receive;
    }

    /** One turn; tells how many were judged. */
    synchronized int step() {
        return forCards() + forRevocation() + forTrustSpace() + giveUp();
    }

    private int forCards() {
        long cards = premises.book().learned();
        List<QuarantineRow> waiting = premises.store().apart().toJudge(cards, MOST_JUDGED);
        waiting.forEach(row -> judge(row, cards));
        return waiting.size();
    }

    private int forRevocation() {
        long news = premises.revocations().news();
        if (news != heard) {
            heard = news;
            awaiting.clear();
            awaiting.addAll(premises.store().apart().under(ApartLetter.REVOCATION_UNKNOWN, MOST_AWAITING));
        }
        int judged = 0;
        for (QuarantineRow row = awaiting.poll(); row != null; row = judged < MOST_JUDGED ? awaiting.poll() : null) {
            if (isStillThere(row)) {
                judge(row, premises.book().learned());
                judged++;
            }
        }
        return judged;
    }

    /** Ordinary mails wait for MSSanté's list of domains. */
    private int forTrustSpace() {
        if (premises.trustSpace().generated().isEmpty()) {
            return 0;
        }
        List<QuarantineRow> waiting = premises.store().apart().under(FlowRefusal.NO_TRUST_SPACE.code(), MOST_JUDGED);
        waiting.forEach(row -> judge(row, premises.book().learned()));
        return waiting.size();
    }

    private boolean isStillThere(QuarantineRow row) {
        return premises.store().apart().refused(row.content()).stream()
                .anyMatch(
                        now -> now.mailbox().equals(row.mailbox()) && now.code().equals(row.code()));
    }

    private int giveUp() {
        Instant latest = premises.now().minus(PATIENCE);
        List<QuarantineRow> late = premises.store().apart().under(ApartLetter.REVOCATION_UNKNOWN, MOST_JUDGED).stream()
                .filter(row -> row.receivedAt().isBefore(latest))
                .toList();
        late.forEach(this::giveUp);
        return late.size();
    }

    private void giveUp(QuarantineRow row) {
        String code = FlowRefusal.REVOCATION_UNRESOLVED.code();
        Instant now = premises.now();
        var facts = Json.object().put("content", row.content()).put("code", code);
        List<Change> changes = new ArrayList<>(NodeChain.remark(premises, Kind.QUARANTINED, facts, now));
        changes.add(new Change.TakeBack(row.content(), row.mailbox()));
        changes.add(new Change.Quarantine(row.under(code)));
        changes.add(new Change.Alarm(new AlarmRow(Journals.NODE, code, now)));
        premises.commit(changes);
    }

    private void judge(QuarantineRow row, long cards) {
        try {
            receive.again(row);
        } catch (Refused unopened) {
            if (unopened.code().lasting() == RefusalCode.Lasting.TEMPORARY) {
                throw unopened;
            }
            String code = unopened.code().code();
            premises.commit(List.of(
                    new Change.TakeBack(row.content(), row.mailbox()),
                    new Change.Quarantine(row.judgedWith(cards)),
                    new Change.Alarm(new AlarmRow(Journals.NODE, code, premises.now()))));
        }
    }
}
