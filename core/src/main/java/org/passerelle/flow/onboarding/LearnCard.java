package org.passerelle.flow.onboarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardBook;
import org.passerelle.card.CardReader;
import org.passerelle.card.CardRecord;
import org.passerelle.card.CardRecordJson;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.Confirmation;
import org.passerelle.card.Reception;
import org.passerelle.exchange.Event;
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
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Takes a signed card in, ours or a correspondent's, and records who confirmed its addresses. */
public final class LearnCard {
    /** The alarm of a card under which a known correspondent writes, or is written to, by other keys than before. */
    public static final String KEYS_CHANGED = "card.keys-changed";
    /** The alarm of a card that no person confirmed yet, for an address not known before. */
    public static final String FIRST_USE = "card.first-use";

    private final Premises premises;
    private final Signatures signatures;
    private final LearnForms forms;

    public LearnCard(Premises premises, Signatures signatures) {
        this.premises = premises;
        this.forms = new LearnForms(premises);
        this.signatures = signatures;
    }

    /**
     * A card whose signature holds.
     *
     * @param signed CMS around it
     * @param signer who signed, of the card's own structure
     */
    public record Judged(Card card, byte[] signed, Sender signer) {
        /** The signer's certificate, DER. */
        public byte[] signerOctets() {
            return Newcomers.der(signer);
        }
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
                forms.know(forms.of(record));
            }
        }
        book.learned(premises.store().cards().learned());
    }

    /**
     * Learns a correspondent's card; one that is here already and whose signature no longer holds is kept, with an alarm. One that
     * they replaced since is passed over: what they sent themselves is newer than the file.
     */
    public void learnOrKeep(byte[] signed, Confirmation confirmation) {
        try {
            learn(signed, false, confirmation);
        } catch (Refused refused) {
            if (refused.code() == CardRefusal.LOWER_VERSION) {
                return;
            }
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
     * Opens a card and changes nothing.
     *
     * @throws Refused when the signature or the structure does not hold
     */
    public Judged judge(byte[] signed) {
        Signatures.Opened opened = signatures.openCard(signed, premises.now());
        Card card = CardReader.read(opened.canonical());
        boolean same = opened.sender()
                .organisation()
                .filter(card.base().organisation().structure()::equals)
                .isPresent();
        if (!same && !isOurDescription(card, opened.sender())) {
            throw Refusal.of(FlowRefusal.ORGANISATION_DIFFERS).refused();
        }
        return new Judged(card, signed, opened.sender());
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
        Judged judged = judge(signed);
        Map<MailAddress, Confirmation> confirmed = new TreeMap<>();
        judged.card().base().addresses().stream()
                .flatMap(listed -> listed.all().stream())
                .forEach(address -> confirmed.put(address, confirmation));
        Optional<String> news = ours ? Optional.empty() : news(judged.card());
        boolean told = confirmation.how() == Confirmation.How.PERSON;
        take(
                judged,
                ours,
                confirmed,
                news.filter(code -> !told || !code.equals(FIRST_USE)).map(this::alarm).stream()
                        .toList(),
                false);
        return judged.card();
    }

    /**
     * Learns a correspondent's card, of whose addresses one is confirmed. People were alarmed when it came.
     *
     * @param also what else becomes so in the same commit
     * @throws Refused when the card's history does not hold, or the address is confirmed for somebody else
     */
    public synchronized void confirm(Judged judged, MailAddress address, Confirmation confirmation, List<Change> also) {
        take(judged, false, Map.of(address, confirmation), also, true);
    }

    /** Learns another version of a correspondent's card; the addresses that were confirmed stay so by the cards' own rules. */
    public synchronized void renew(Judged judged, List<Change> also) {
        var changes = new ArrayList<>(also);
        news(judged.card()).map(this::alarm).ifPresent(changes::add);
        take(judged, false, Map.of(), changes, true);
    }

    /**
     * Learns a card of our own, or, where the store holds a later version of it, that one: what was changed here since outlives the
     * file.
     *
     * @return whether the file's card is what stands now
     */
    public synchronized boolean learnOwn(byte[] signed, Confirmation confirmation) {
        Card given = judge(signed).card();
        Optional<CardRow> later = premises.store()
                .cards()
                .highest(given.base().id())
                .filter(row -> row.version() > given.base().version());
        learn(later.map(CardRow::signed).orElse(signed), true, confirmation);
        return later.isEmpty();
    }

    /**
     * The next version of a card of our own, made here; its addresses stay confirmed as they were.
     *
     * @param why the entry of the node's chain that says why
     * @param also what else becomes so in the same commit
     */
    public synchronized void publish(Judged judged, Event.Remark why, Change also) {
        Card card = judged.card();
        CardBook book = premises.book().cards().take(card, premises.now());
        List<Event.Remark> remarks = new ArrayList<>(List.of(why));
        remarks.addAll(remarks(card, false, Map.of()));
        keep(book.record(card.base().id()), judged.signed(), List.of(also), remarks);
        premises.book().replace(book, card.base().id(), true);
        premises.book().learned(premises.store().cards().learned());
    }

    /** @param each whether each confirmation stands in the trace, and not only that the card was learned */
    private void take(
            Judged judged, boolean ours, Map<MailAddress, Confirmation> confirmed, List<Change> also, boolean each) {
        Card card = judged.card();
        Instant now = premises.now();
        boolean known = premises.store().cards().byHash(card.hash()).isPresent();
        CardBook before = premises.book().cards();
        CardBook book = before.take(card, now);
        Map<MailAddress, Confirmation> fresh = new TreeMap<>(confirmed);
        fresh.keySet().removeAll(book.record(card.base().id()).confirmations().keySet());
        for (Map.Entry<MailAddress, Confirmation> one : fresh.entrySet()) {
            book = book.confirm(card.base().id(), one.getKey(), one.getValue());
        }
        if (!known || !fresh.isEmpty()) {
            Map<MailAddress, Confirmation> told = known || each ? fresh : Map.of();
            keep(book.record(card.base().id()), judged.signed(), also, remarks(card, known, told));
        } else if (!also.isEmpty()) {
            premises.commit(also);
        }
        premises.book().replace(book, card.base().id(), ours);
        premises.book().learned(premises.store().cards().learned());
    }

    /** Somebody without a node or S/MIME signs no card: we describe their ordinary mailbox ourselves, under our own signature. */
    private boolean isOurDescription(Card card, Sender signer) {
        boolean ordinary = card.base().reception().carriage().equals(Set.of(Reception.Carriage.CLEAR))
                && card.base().findNode().isEmpty();
        return ordinary
                && signer.organisation().isPresent()
                && signer.organisation().equals(signatures.organisation());
    }

    /** What people look at: a change of keys, whoever confirms it, or a newcomer; empty when nothing is new. */
    public Optional<String> news(Card card) {
        List<CardRecord> known = premises.book().cards().records().values().stream()
                .filter(record -> record.id().equals(card.base().id())
                        || record.confirmations().keySet().stream().anyMatch(card.base()::lists))
                .toList();
        boolean changed = known.stream()
                .noneMatch(record ->
                        record.current().base().keys().equals(card.base().keys()));
        if (known.isEmpty()) {
            return Optional.of(FIRST_USE);
        }
        return changed ? Optional.of(KEYS_CHANGED) : Optional.empty();
    }

    private Change alarm(String code) {
        return new Change.Alarm(new AlarmRow(Journals.NODE, code, premises.now()));
    }

    private static List<Event.Remark> remarks(Card card, boolean known, Map<MailAddress, Confirmation> fresh) {
        List<Event.Remark> remarks = new ArrayList<>();
        Json.Builder facts = Json.object()
                .put("card", card.base().id())
                .put("version", card.base().version())
                .put("hash", card.hash());
        if (!known) {
            remarks.add(new Event.Remark(Kind.CARD_LEARNED, facts.build()));
        }
        fresh.forEach((address, confirmation) -> remarks.add(new Event.Remark(
                Kind.ADDRESS_CONFIRMED,
                Json.object()
                        .put("card", card.base().id())
                        .put("address", address.value())
                        .put("how", confirmation.how().name().toLowerCase(java.util.Locale.ROOT))
                        .put("by", confirmation.by().name())
                        .put("role", confirmation.by().role())
                        .put("at", confirmation.at())
                        .build())));
        return remarks;
    }

    private void keep(CardRecord record, byte[] signed, List<Change> also, List<Event.Remark> remarks) {
        Card card = record.current();
        var changes = new ArrayList<>(NodeChain.remarks(premises, remarks, premises.now()));
        changes.addAll(also);
        LearnForms.Kept carried = forms.of(record);
        carried.change().ifPresent(changes::add);
        changes.add(new Change.JudgeAll());
        changes.add(new Change.Card(new CardRow(
                card.base().id(),
                card.base().version(),
                card.hash(),
                signed,
                Canon.octets(CardRecordJson.write(record)),
                null)));
        premises.commit(changes);
        forms.know(carried);
    }
}
