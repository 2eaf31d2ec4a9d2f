package org.passerelle.flow.onboarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.refusal.Refusal;

/** Sends our own signed card to somebody who may not know us: at a person's word, or because they asked for it. */
final class Introduce {
    private final Desk desk;
    private final Premises premises;
    private final OnceADay daily;

    Introduce(Desk desk) {
        this.desk = desk;
        this.premises = desk.premises();
        this.daily = new OnceADay(premises, "introduction");
    }

    /**
     * Writes it.
     *
     * @param from one of our own cards' addresses
     * @param asks whether we want their card in return; then a person asked for it, and bounces come back
     * @throws org.passerelle.refusal.Refused not ours, outside the trust space, or written to within a day
     */
    void introduce(MailAddress from, MailAddress to, boolean asks) {
        Instant now = premises.now();
        Card card = card(from);
        desk.requireReachable(to);
        var changes = new ArrayList<Change>();
        changes.add(new Change.Seen(daily.spaced(to, now)));
        byte[] signed = premises.store()
                .cards()
                .byHash(card.hash())
                .map(CardRow::signed)
                .orElseThrow(() -> Refusal.of(FlowRefusal.CARD_NOT_CURRENT).refused());
        var way = new Desk.Way(from, new Addressee(to, List.of()), Optional.empty(), asks);
        Desk.Written written = desk.write(new Onboarding.Introduction(signed, asks), way, now);
        changes.addAll(written.changes());
        Json.Builder facts = Json.object()
                .put("card", card.base().id())
                .put("from", from.value())
                .put("to", to.value())
                .put("messageId", written.messageId())
                .put("asks", asks);
        changes.addAll(NodeChain.remark(premises, Kind.INTRODUCED, facts, now));
        premises.commit(changes);
    }

    Card card(MailAddress from) {
        return premises.book()
                .ownCard(from)
                .orElseThrow(() -> Refusal.of(FlowRefusal.CARD_NOT_CURRENT).refused());
    }
}
