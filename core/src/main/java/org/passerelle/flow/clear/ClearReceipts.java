package org.passerelle.flow.clear;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.OutboxItem.Standing;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.refusal.Refused;

/**
 * Whether our steps in clear arrived, as far as anybody says. Any report that names the letter by its random Message-ID ends the wait,
 * and so does an answer in its thread from whom it was written to. Without either people are alarmed, once for each letter: many
 * mail programs never report, and nothing goes again by itself.
 */
public final class ClearReceipts {
    /** The alarm: nobody said so far that a step of ours arrived. */
    public static final String NONE = "clear.no-receipt";

    /** Letters looked at, the oldest first. */
    private static final int MOST = 1000;

    private static final String TOLD = "passerelle/no-receipt-in-clear/1\0";

    /** A letter is either alarmed of or reported first, in one place that is taken once. */
    private static final String ALARMED = "no-receipt:";

    private static final String REPORTED = "reported:";

    private final Premises premises;

    public ClearReceipts(Premises premises) {
        this.premises = premises;
    }

    /** Looks at every letter that waits; tells how many alarms were raised. */
    public int step() {
        Instant now = premises.now();
        Instant written = now.minus(premises.clear().receipt());
        return (int) premises.store().outbox().unanswered(OutboxItem.Kind.CLEAR_ASKING, written, MOST).stream()
                .filter(letter -> Retry.onConflict(() -> alarmed(letter.id(), now)))
                .count();
    }

    /** A report of it may have come since the letters that wait were listed. */
    boolean alarmed(Id item, Instant now) {
        Optional<OutboxItem> letter = premises.store()
                .outbox()
                .item(item)
                .filter(one -> one.standing() == Standing.READY || one.standing() == Standing.AWAITING_RECEIPT);
        return letter.isPresent() && alarmed(letter.get(), now);
    }

    /** One that never left is alarmed of too, and still leaves once it can. */
    private boolean alarmed(OutboxItem letter, Instant now) {
        List<Change> changes = new ArrayList<>();
        boolean first = told(letter).isEmpty();
        if (first) {
            changes.add(told(letter, ALARMED, now));
            changes.add(new Change.Alarm(new AlarmRow(letter.exchange(), NONE, now)));
        }
        if (letter.standing() == Standing.AWAITING_RECEIPT) {
            String code = first || isAlarmed(letter) ? NONE : null;
            changes.add(new Change.Outbox(letter.moved(Standing.DONE, letter.attempts(), now, code)));
        }
        if (!changes.isEmpty()) {
            premises.commit(changes);
        }
        return first;
    }

    /**
     * Somebody's software says, unsigned, what became of a mail of ours.
     *
     * @param messageId the mail's
     * @return what that changes: nothing, unless it is an ordinary letter that waits
     */
    public List<Change> reported(Id exchange, String messageId) {
        return heard(exchange, facts -> facts.text("messageId").equals(messageId));
    }

    /**
     * Somebody wrote a mail: those of our letters to them in whose thread it stands arrived, whatever exchange they are of, and whatever
     * becomes of the mail.
     */
    List<Change> answered(ClearMail mail) {
        return mail.references().stream()
                .flatMap(id -> premises.store().correspondence().seen(SeenLetter.keyOfMail(id)).stream())
                .map(SeenLetter::exchange)
                .distinct()
                .flatMap(exchange -> heard(
                        exchange,
                        facts -> mail.references().contains(facts.text("messageId")) && isTo(facts, mail.from()))
                        .stream())
                .toList();
    }

    private List<Change> heard(Id exchange, Predicate<Json.Obj> named) {
        if (exchange.equals(Journals.NODE)) {
            return List.of();
        }
        try {
            return Dossier.open(premises, exchange, premises.now())
                    .map(dossier -> received(dossier, named))
                    .orElse(List.of());
        } catch (Refused refused) {
            if (refused.refusal().is(StoreRefusal.ALTERED)) {
                return List.of();
            }
            throw refused;
        }
    }

    private static boolean isTo(Json.Obj facts, MailAddress from) {
        return facts.text("to").equalsIgnoreCase(from.value());
    }

    /** @param named whether what was heard is about it */
    private record Written(OutboxItem letter, boolean named) {
        boolean arrived() {
            return named && letter.standing() != Standing.FAILED;
        }
    }

    /** The alarm stays for as long as any other letter of the exchange is missed. */
    private List<Change> received(Dossier dossier, Predicate<Json.Obj> named) {
        List<Written> letters = dossier.remarks(Kind.MAIL_WRITTEN).stream()
                .flatMap(facts -> premises.store().outbox().asking(facts.hash("mail")).stream()
                        .map(letter -> new Written(letter, named.test(facts))))
                .toList();
        List<Change> changes = new ArrayList<>();
        letters.stream()
                .filter(Written::arrived)
                .map(Written::letter)
                .forEach(letter -> changes.addAll(ended(letter, dossier.now())));
        boolean missed = letters.stream().anyMatch(written -> !written.arrived() && isMissed(written.letter()));
        if (!changes.isEmpty() && !missed) {
            changes.add(new Change.AlarmOver(dossier.exchange(), NONE));
        }
        return changes;
    }

    /** What it changes that a letter arrived. */
    List<Change> ended(OutboxItem letter, Instant now) {
        Change done = new Change.Outbox(letter.moved(Standing.DONE, letter.attempts(), now, null));
        return told(letter).isEmpty() ? List.of(told(letter, REPORTED, now), done) : List.of(done);
    }

    private boolean isMissed(OutboxItem letter) {
        return letter.standing() == Standing.DONE ? NONE.equals(letter.lastCode()) : isAlarmed(letter);
    }

    private boolean isAlarmed(OutboxItem letter) {
        return told(letter).filter(seen -> seen.stream().startsWith(ALARMED)).isPresent();
    }

    private Optional<SeenLetter> told(OutboxItem letter) {
        return premises.store().correspondence().seen(key(letter));
    }

    private static Change told(OutboxItem letter, String how, Instant now) {
        Sha256 key = key(letter);
        return new Change.Seen(new SeenLetter(key, letter.exchange(), how + key, 0, now));
    }

    private static Sha256 key(OutboxItem letter) {
        return Sha256.hash((TOLD + letter.id()).getBytes(StandardCharsets.US_ASCII));
    }
}
