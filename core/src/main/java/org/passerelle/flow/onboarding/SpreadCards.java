package org.passerelle.flow.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.refusal.Refused;

/**
 * Sends the next version of our lines' cards to the correspondents whose sealed letters they get: one mail for each, in an
 * introduction that asks for nothing. Of versions that follow within {@link #PAUSE}, the last alone leaves.
 */
public final class SpreadCards {
    /** How long after one version of a card the next may leave. */
    public static final Duration PAUSE = Duration.ofHours(1);
    /** Most correspondents whom one turn writes to. */
    public static final int BATCH = 20;

    private final Desk desk;
    private final Premises premises;
    private final Map<Id, Done> done = new HashMap<>();

    /** That everybody known then was told of that version. */
    private record Done(int version, long learned) {}

    /**
     * The version that is on its way, or was.
     *
     * @param at when it began to leave
     * @param quiet whether nobody is written to: it is the one that stood when this node first looked
     */
    private record Leaving(int version, Instant at, boolean quiet) {}

    SpreadCards(Desk desk) {
        this.desk = desk;
        this.premises = desk.premises();
    }

    /** One turn; tells how many mails were written. */
    public synchronized int step() {
        int left = BATCH;
        for (LineCard card : premises.book().ownLines()) {
            var all = new Done(card.base().version(), premises.book().learned());
            if (left > 0 && !all.equals(done.get(card.base().id()))) {
                int written = spread(card, left);
                left -= written;
            }
        }
        return BATCH - left;
    }

    private int spread(LineCard card, int most) {
        Instant now = premises.now();
        Optional<Leaving> leaving = leaving(card.base().id());
        int version = card.base().version();
        if (leaving.isEmpty()) {
            keep(card, new Leaving(version, now, true));
            return 0;
        } else if (leaving.get().version() < version) {
            boolean early =
                    !leaving.get().quiet() && now.isBefore(leaving.get().at().plus(PAUSE));
            if (early) {
                return 0;
            }
            keep(card, new Leaving(version, now, false));
        } else if (leaving.get().quiet()) {
            return 0;
        }
        return tell(card, most);
    }

    private int tell(LineCard card, int most) {
        int written = 0;
        for (MailAddress address : desk.correspondents()) {
            if (written == most) {
                return written;
            }
            SeenLetter once = once(card, address);
            if (premises.store().correspondence().seen(once.letter()).isEmpty() && sent(card, address, once)) {
                written++;
            }
        }
        done.put(
                card.base().id(),
                new Done(card.base().version(), premises.book().learned()));
        return written;
    }

    /** Whoever cannot be written to now has their turn when another card is learned, or the next version leaves. */
    private boolean sent(LineCard card, MailAddress to, SeenLetter once) {
        try {
            desk.requireReachable(to);
        } catch (Refused notNow) {
            return false;
        }
        Retry.onConflict(() -> {
            send(card, to, once);
            return to;
        });
        return true;
    }

    private void send(LineCard card, MailAddress to, SeenLetter once) {
        Instant now = premises.now();
        MailAddress from = card.base().addresses().get(0).address();
        byte[] signed = premises.store()
                .cards()
                .byHash(card.hash())
                .map(CardRow::signed)
                .orElseThrow();
        var way = new Desk.Way(from, new Addressee(to, List.of()), Optional.empty(), false);
        Desk.Written written = desk.write(new Onboarding.Introduction(signed, false), way, now);
        var changes = new ArrayList<>(written.changes());
        changes.add(new Change.Seen(once));
        Json.Builder facts = Json.object()
                .put("card", card.base().id())
                .put("version", card.base().version())
                .put("from", from.value())
                .put("to", to.value())
                .put("messageId", written.messageId())
                .put("asks", false);
        changes.addAll(NodeChain.remark(premises, Kind.INTRODUCED, facts, now));
        premises.commit(changes);
    }

    private SeenLetter once(LineCard card, MailAddress to) {
        String stream = "card:" + card.base().id() + ":" + to.value();
        return SeenLetter.once(Journals.NODE, stream, card.base().version(), premises.now());
    }

    private Optional<Leaving> leaving(Id card) {
        return premises.store()
                .secrets()
                .secret(name(card))
                .map(Canon::read)
                .map(json ->
                        new Leaving(Math.toIntExact(json.whole("version")), json.instant("at"), json.bool("quiet")));
    }

    private void keep(LineCard card, Leaving leaving) {
        premises.commit(List.of(new Change.Secret(
                name(card.base().id()),
                Canon.octets(Json.object()
                        .put("version", leaving.version())
                        .put("at", leaving.at())
                        .put("quiet", leaving.quiet())
                        .build()))));
    }

    private static String name(Id card) {
        return "card-leaving/" + card;
    }
}
