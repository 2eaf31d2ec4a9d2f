package org.passerelle.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardBook;
import org.passerelle.card.CardReader;
import org.passerelle.card.CardRecord;
import org.passerelle.card.CardRecordJson;
import org.passerelle.card.Confirmation;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.AddressBook;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Takes a signed card in, ours or a correspondent's, and records who confirmed its addresses. */
public final class LearnCard {
    /** The alarm of a card under which a known correspondent writes, or is written to, by other keys than before. */
    public static final String KEYS_CHANGED = "card.keys-changed";
    /** The alarm of a card that nobody but a directory or a challenge confirmed, for an address not known before. */
    public static final String FIRST_USE = "card.first-use";

    private final Premises premises;
    private final Signatures signatures;

    public LearnCard(Premises premises, Signatures signatures) {
        this.premises = premises;
        this.signatures = signatures;
    }

    /** Reads what earlier runs learned. */
    public void recall() {
        AddressBook book = premises.book();
        for (CardRow row : premises.store().cards().highest()) {
            if (row.confirmation() != null) {
                CardRecord record = CardRecordJson.record(Canon.read(row.confirmation()));
                var records = new TreeMap<>(book.cards().records());
                records.put(record.id(), record);
                book.replace(new CardBook(records), record.id(), false);
            }
        }
        book.learned(premises.store().cards().learned());
    }

    /** Learns a correspondent's card; one that is here already and whose signature no longer holds is kept, with an alarm. */
    public void learnOrKeep(byte[] signed, Confirmation confirmation) {
        try {
            learn(signed, false, confirmation);
        } catch (Refused refused) {
            boolean known =
                    premises.store().cards().highest().stream().anyMatch(row -> Arrays.equals(row.signed(), signed));
            if (!known) {
                throw refused;
            }
            premises.commit(List.of(
                    new Change.Alarm(new AlarmRow(Journals.NODE, refused.code().code(), premises.now()))));
        }
    }

    /**
     * Learns a card. What was put apart for want of it is judged again at the next turn.
     *
     * @param signed CMS around the canonical card
     * @param ours whether this node answers for it
     * @param confirmation who confirmed its addresses, all of them
     * @throws Refused when the signature, the structure or the card's history does not hold
     */
    public synchronized Card learn(byte[] signed, boolean ours, Confirmation confirmation) {
        Instant now = premises.now();
        Signatures.Opened opened = signatures.openCard(signed, now);
        Card card = CardReader.read(opened.canonical());
        boolean same = opened.sender()
                .organisation()
                .filter(card.base().organisation().structure()::equals)
                .isPresent();
        if (!same) {
            throw Refusal.of(FlowRefusal.ORGANISATION_DIFFERS).refused();
        }
        boolean known = premises.store().cards().byHash(card.hash()).isPresent();
        CardBook before = premises.book().cards();
        CardBook book = before.take(card, now);
        for (MailAddress address : card.base().addresses().stream()
                .flatMap(listed -> listed.all().stream())
                .toList()) {
            if (!book.record(card.base().id()).confirmations().containsKey(address)) {
                book = book.confirm(card.base().id(), address, confirmation);
            }
        }
        if (!known) {
            List<Change> alarms = ours ? List.of() : alarms(before, card, confirmation, now);
            keep(book.record(card.base().id()), signed, alarms, now);
        }
        premises.book().replace(book, card.base().id(), ours);
        premises.book().learned(premises.store().cards().learned());
        return card;
    }

    /** People look at each change of keys, whoever confirmed it, and at each newcomer whom no person made sure of. */
    private static List<Change> alarms(CardBook before, Card card, Confirmation confirmation, Instant now) {
        List<CardRecord> known = before.records().values().stream()
                .filter(record -> record.id().equals(card.base().id())
                        || record.confirmations().keySet().stream().anyMatch(card.base()::lists))
                .toList();
        boolean changed = known.stream()
                .noneMatch(record ->
                        record.current().base().keys().equals(card.base().keys()));
        if (known.isEmpty()) {
            return confirmation.how() == Confirmation.How.PERSON ? List.of() : List.of(alarm(FIRST_USE, now));
        }
        return changed ? List.of(alarm(KEYS_CHANGED, now)) : List.of();
    }

    private static Change alarm(String code, Instant now) {
        return new Change.Alarm(new AlarmRow(Journals.NODE, code, now));
    }

    private void keep(CardRecord record, byte[] signed, List<Change> alarms, Instant now) {
        Card card = record.current();
        Json.Builder facts = Json.object()
                .put("card", card.base().id())
                .put("version", card.base().version())
                .put("hash", card.hash());
        var changes = new ArrayList<Change>(NodeChain.remark(premises, Kind.CARD_LEARNED, facts, now));
        changes.addAll(alarms);
        changes.add(new Change.Card(new CardRow(
                card.base().id(),
                card.base().version(),
                card.hash(),
                signed,
                Canon.octets(CardRecordJson.write(record)),
                null)));
        premises.commit(changes);
    }
}
