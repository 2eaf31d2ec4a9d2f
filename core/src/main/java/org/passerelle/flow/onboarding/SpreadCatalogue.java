package org.passerelle.flow.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Sends our catalogue of lines to the correspondents whose sealed letters we get, in an introduction that asks for nothing: each number
 * once, one a day at most, and none to whom it is too large for. One that is too large for any letter alarms people, once for each number.
 */
public final class SpreadCatalogue {
    /** Most correspondents whom one turn writes to. */
    public static final int BATCH = 5;
    /** The largest signed catalogue that leaves by letter, in octets: what an introduction has room for beside a card. */
    public static final int LARGEST = 600 * 1024;

    /** The alarm: it is larger than {@link #LARGEST} and was sent to nobody. */
    public static final String NOT_SENT = "catalogue.not-sent";

    /** How long it is until those are looked at again who could not be written to. */
    private static final Duration AGAIN = Duration.ofMinutes(10);
    /** Octets of a mail for each of the catalogue's: it stands in base64 twice. */
    private static final int GROWTH = 2;
    /** Octets of the mail besides: the card, signature and headers. */
    private static final int BESIDES = 256 * 1024;

    private final Desk desk;
    private final Premises premises;
    private final Supplier<Optional<Leaving>> catalogue;
    private final OnceADay daily;
    private @Nullable Done done;

    /**
     * What leaves.
     *
     * @param number the catalogue's
     * @param signed CMS around it
     */
    public record Leaving(long number, byte[] signed) {}

    /** That everybody known then was told of that number, or is looked at again at that time. */
    private record Done(long number, long learned, @Nullable Instant again) {
        boolean holds(long wanted, long known, Instant now) {
            return number == wanted && learned == known && (again == null || now.isBefore(again));
        }
    }

    SpreadCatalogue(Desk desk, Supplier<Optional<Leaving>> catalogue) {
        this.desk = desk;
        this.premises = desk.premises();
        this.catalogue = catalogue;
        this.daily = new OnceADay(premises, "catalogue");
    }

    /** One turn; tells how many mails were written. */
    public synchronized int step() {
        Optional<Leaving> leaving = catalogue.get();
        Optional<MailAddress> from = premises.book().ownAddress();
        Instant now = premises.now();
        boolean nothing = leaving.isEmpty()
                || from.isEmpty()
                || done != null
                        && done.holds(leaving.get().number(), premises.book().learned(), now);
        if (nothing) {
            return 0;
        }
        return leaving.get().signed().length > LARGEST
                ? tooLarge(leaving.get(), now)
                : tell(leaving.get(), from.get(), now);
    }

    /** Whoever waits for it by letter waits in vain; they can fetch it. */
    private int tooLarge(Leaving leaving, Instant now) {
        SeenLetter once = SeenLetter.once(Journals.NODE, "catalogue-not-sent", leaving.number(), now);
        if (premises.store().correspondence().seen(once.letter()).isEmpty()) {
            premises.commit(
                    List.of(new Change.Seen(once), new Change.Alarm(new AlarmRow(Journals.NODE, NOT_SENT, now))));
        }
        done = new Done(leaving.number(), premises.book().learned(), null);
        return 0;
    }

    private int tell(Leaving leaving, MailAddress from, Instant now) {
        int written = 0;
        boolean all = true;
        for (MailAddress to : desk.correspondents()) {
            SeenLetter once = once(leaving, to, now);
            if (!fits(leaving, to)
                    || premises.store().correspondence().seen(once.letter()).isPresent()) {
                continue;
            }
            if (written == BATCH) {
                return written;
            }
            boolean sent = sent(leaving, from, to, once);
            written += sent ? 1 : 0;
            all &= sent;
        }
        done = new Done(leaving.number(), premises.book().learned(), all ? null : now.plus(AGAIN));
        return written;
    }

    private boolean fits(Leaving leaving, MailAddress to) {
        long mail = (long) leaving.signed().length * GROWTH + BESIDES;
        return premises.book()
                .cards()
                .findConfirmed(to)
                .filter(record -> record.current().base().reception().sizeLimit() >= mail)
                .isPresent();
    }

    /** Whoever cannot be written to now has their turn later. */
    private boolean sent(Leaving leaving, MailAddress from, MailAddress to, SeenLetter once) {
        try {
            desk.requireReachable(to);
            Retry.onConflict(() -> {
                send(leaving, from, to, once);
                return to;
            });
            return true;
        } catch (Refused notNow) {
            if (notNow.code() instanceof StoreRefusal) {
                throw notNow;
            }
            return false;
        }
    }

    private void send(Leaving leaving, MailAddress from, MailAddress to, SeenLetter once) {
        Instant now = premises.now();
        SeenLetter spaced = daily.spaced(to, now);
        Card card = premises.book()
                .ownCard(from)
                .orElseThrow(() -> Refusal.of(FlowRefusal.CARD_NOT_CURRENT).refused());
        byte[] signed = premises.store()
                .cards()
                .byHash(card.hash())
                .map(CardRow::signed)
                .orElseThrow(() -> Refusal.of(FlowRefusal.CARD_NOT_CURRENT).refused());
        var way = new Desk.Way(from, new Addressee(to, List.of()), Optional.empty(), false);
        Desk.Written written = desk.write(new Onboarding.Introduction(signed, false, leaving.signed()), way, now);
        var changes = new ArrayList<>(written.changes());
        changes.add(new Change.Seen(spaced));
        changes.add(new Change.Seen(once));
        changes.add(new Change.AlarmOver(Journals.NODE, NOT_SENT));
        Json.Builder facts = Json.object()
                .put("card", card.base().id())
                .put("catalogue", leaving.number())
                .put("from", from.value())
                .put("to", to.value())
                .put("messageId", written.messageId())
                .put("asks", false);
        changes.addAll(NodeChain.remark(premises, Kind.INTRODUCED, facts, now));
        premises.commit(changes);
    }

    private static SeenLetter once(Leaving leaving, MailAddress to, Instant now) {
        return SeenLetter.once(Journals.NODE, "catalogue-number:" + to.value(), leaving.number(), now);
    }
}
