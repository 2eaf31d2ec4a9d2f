package org.passerelle.flow.outbox;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.mail.HandOver;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.refusal.Refusal;

/**
 * What waits to leave, or was handed over and waits for its signed receipt. People look at it, let a mail go now that would go later, or
 * give one up; the node does the rest as it would have by itself. A step in an ordinary mail that left waits for nothing here: it never
 * goes twice.
 */
public final class Outbox {
    /** Most mails of one look. */
    public static final int MOST = 500;

    /** Most of the youngest alarms among which reports are looked for. */
    private static final int MOST_ALARMS = 1000;

    private static final String REPORT = "hint.";

    private final Premises premises;
    private final HandOver handOver;
    private final @Nullable Set<MailAddress> mailboxes;

    public Outbox(Premises premises) {
        this(premises, null);
    }

    private Outbox(Premises premises, @Nullable Set<MailAddress> mailboxes) {
        this.premises = premises;
        this.handOver = new HandOver(premises);
        this.mailboxes = mailboxes;
    }

    /** Only what these lines and practices send, from any address of their cards. */
    public Outbox of(Set<MailAddress> houses) {
        Set<MailAddress> theirs = new HashSet<>();
        houses.forEach(house -> theirs.addAll(premises.book().answeredBy(house)));
        return new Outbox(premises, theirs);
    }

    /** What waits, the oldest first. */
    public List<WaitingMail> waiting(int limit) {
        List<AlarmRow> alarms = premises.store().correspondence().alarms(MOST_ALARMS);
        return premises.store().outbox().waiting(Optional.ofNullable(mailboxes), limit).stream()
                .map(item -> WaitingMail.of(item, reported(item, alarms), premises.zone(item.from())))
                .toList();
    }

    private static List<String> reported(OutboxItem item, List<AlarmRow> alarms) {
        if (item.exchange().equals(Journals.NODE)) {
            return List.of();
        }
        return alarms.stream()
                .filter(alarm -> alarm.exchange().equals(item.exchange())
                        && alarm.code().startsWith(REPORT)
                        && !alarm.at().isBefore(item.createdAt()))
                .map(AlarmRow::code)
                .distinct()
                .toList();
    }

    /**
     * It goes with the next look into the outbox: the same bytes, which have one effect however often they come.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#NOT_WAITING}
     */
    public void retry(Id mail) {
        Retry.onConflict(() -> {
            premises.commit(List.of(new Change.Sooner(require(mail).id(), premises.now())));
            return mail;
        });
    }

    /**
     * It is never sent again: what happens then is what happens where no server takes a mail. People are alarmed; where it is of an
     * exchange it stands in the trace as undelivered, with who gave it up, and the next letter tells the other side that its place in
     * the stream stays empty.
     *
     * @param by who decided it
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#NOT_WAITING}
     */
    public void giveUp(Id mail, PersonId by) {
        handOver.givenUp(require(mail), by);
    }

    private OutboxItem require(Id mail) {
        return premises.store()
                .outbox()
                .item(mail)
                .filter(OutboxItem::waits)
                .filter(item -> mailboxes == null || mailboxes.contains(item.from()))
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_WAITING).refused());
    }
}
