package org.passerelle.flow.told;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextRules;

/** Short messages by the establishment's provider, so many a day to each and an hour to all; what cannot wait is counted apart. */
final class TextChannel implements Channel {
    /** The alarm: so many short messages were written that this one is not; once an hour. */
    static final String LIMIT = "told.sms-limit";

    /** So many times each limit of what can wait is that of what cannot: a breach is told, and a loop ends. */
    static final int URGENT = 10;

    private static final int HOUR = 3600;

    private final Premises premises;
    private final TextRules rules;

    TextChannel(Premises premises) {
        this.premises = premises;
        this.rules = premises.texts();
    }

    @Override
    public Member.Way way() {
        return Member.Way.SMS;
    }

    @Override
    public boolean isGiven(Member.Reach reach) {
        return rules.sends() && reach.mobile() != null;
    }

    @Override
    public boolean tell(Dossier dossier, Tiding tiding) {
        Mobile to = tiding.whom().reach().mobile();
        if (to == null || !counts(dossier, tiding)) {
            return false;
        }
        Id id = premises.newId();
        String words = ShortText.of(premises, dossier, tiding).within(rules.characters());
        byte[] octets = Canon.octets(TextJson.write(
                new TextJson.Kept(new TextMessage(id, to, words), tiding.whom().name(), alone(tiding))));
        var item = new OutboxItem(
                id,
                dossier.exchange(),
                OutboxItem.Kind.TEXT,
                null,
                tiding.ours(),
                true,
                List.of(),
                premises.newId(),
                octets.length,
                0,
                OutboxItem.Standing.READY,
                0,
                tiding.at(),
                dossier.now(),
                null);
        dossier.also(new Change.Outbox(item, octets));
        return true;
    }

    /** What is to be told by mail if nobody takes it; null where a mail goes at once. */
    private static TextJson.@Nullable Alone alone(Tiding tiding) {
        MailAddress mail = tiding.whom().reach().mail();
        return mail != null && tiding.goesBy(Member.Way.MAIL)
                ? null
                : new TextJson.Alone(tiding.reason(), tiding.instead(), mail);
    }

    /** Counts it with those of the day and of the hour in which it leaves; tells whether it may. */
    private boolean counts(Dossier dossier, Tiding tiding) {
        Instant at = tiding.at();
        long hour = at.getEpochSecond() / HOUR;
        long day =
                at.atZone(Audience.zone(premises, tiding.ours())).toLocalDate().toEpochDay();
        String texts = tiding.reason().waits() ? "texts:" : "urgent-texts:";
        int times = tiding.reason().waits() ? 1 : URGENT;
        String ofMember = texts + tiding.whom().counted(tiding.ours()) + ":" + day;
        Optional<Change> first = place(dossier, ofMember, times * rules.mostOfMember());
        Optional<Change> second = place(dossier, texts + hour, times * rules.mostInHour());
        if (first.isPresent() && second.isPresent()) {
            dossier.also(first.get());
            dossier.also(second.get());
            return true;
        }
        long now = dossier.now().getEpochSecond() / HOUR;
        if (dossier.taken(LIMIT) == 0) {
            Once.place(premises, dossier.exchange(), LIMIT, now, dossier.now()).ifPresent(told -> {
                dossier.also(told);
                dossier.alarm(LIMIT);
            });
        }
        return false;
    }

    /** The next place of that row; empty where all are taken. */
    private Optional<Change> place(Dossier dossier, String row, int most) {
        long next = Once.taken(premises, row, most) + dossier.taken(row);
        return next < most ? Once.place(premises, dossier.exchange(), row, next, dossier.now()) : Optional.empty();
    }
}
