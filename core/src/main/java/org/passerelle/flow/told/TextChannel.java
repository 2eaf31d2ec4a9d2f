package org.passerelle.flow.told;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.Mobile;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextRules;

/** Short messages by the establishment's provider, so many a day to each and an hour to all. */
final class TextChannel implements Channel {
    /** The alarm: so many short messages were written that this one is not; once an hour. */
    static final String LIMIT = "told.sms-limit";

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
                new TextJson.Kept(new TextMessage(id, to, words), tiding.whom().name())));
        Id blob = premises.newId();
        premises.blobs().write(dossier.exchange(), blob, out -> {
            out.write(octets);
            return blob;
        });
        dossier.also(new Change.Outbox(new OutboxItem(
                id,
                dossier.exchange(),
                OutboxItem.Kind.TEXT,
                null,
                tiding.line(),
                true,
                List.of(),
                blob,
                octets.length,
                0,
                OutboxItem.Standing.READY,
                0,
                tiding.at(),
                dossier.now(),
                null)));
        return true;
    }

    /** Counts it with those of the day and of the hour in which it leaves; tells whether it may. */
    private boolean counts(Dossier dossier, Tiding tiding) {
        Instant at = tiding.at();
        long hour = at.getEpochSecond() / HOUR;
        long day =
                at.atZone(Audience.zone(premises, tiding.line())).toLocalDate().toEpochDay();
        String ofMember = "texts:" + tiding.whom().name() + ":" + day;
        String ofAll = "texts:" + hour;
        Optional<Change> first = place(dossier, ofMember, rules.mostOfMember());
        Optional<Change> second = place(dossier, ofAll, rules.mostInHour());
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
