package org.passerelle.card;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;

/**
 * The cards that a node knows. It is a value: taking or confirming a card makes another book.
 *
 * @param records by card id
 */
public record CardBook(Map<Id, CardRecord> records) {

    public CardBook {
        records = Collections.unmodifiableMap(new TreeMap<>(records));
    }

    public static CardBook empty() {
        return new CardBook(Map.of());
    }

    /**
     * Takes a card whose signature was judged, by {@link CardRecord#take}'s rules. One that would carry a confirmed address to a
     * node or organisation other than the one it is confirmed for elsewhere is refused, as in {@link #confirm}.
     */
    public CardBook take(Card card, Instant now) {
        CardRecord known = records.get(card.base().id());
        CardRecord next = known == null ? CardRecord.first(card, now) : known.take(card, now);
        next.confirmations().keySet().forEach(address -> refuseTaken(next, address));
        return with(next);
    }

    /** Records that an address belongs to a card; one that is confirmed for another organisation or node is refused. */
    public CardBook confirm(Id card, MailAddress address, Confirmation confirmation) {
        CardRecord record = record(card).confirm(address, confirmation);
        refuseTaken(record, address);
        return with(record);
    }

    public Optional<CardRecord> find(Id card) {
        return Optional.ofNullable(records.get(card));
    }

    /** The record of this card. */
    public CardRecord record(Id card) {
        return find(card).orElseThrow(() -> Refusal.of(CardRefusal.UNKNOWN).refused());
    }

    /** The record of a card for which this address is confirmed. */
    public Optional<CardRecord> findConfirmed(MailAddress address) {
        return records.values().stream()
                .filter(record -> record.confirmations().containsKey(address))
                .findFirst();
    }

    /** The card that starts an exchange at this time by writing to one of its addresses. */
    public Card start(Id card, MailAddress to, Instant now) {
        CardRecord record = record(card);
        record.mayStart(now);
        record.mayWriteTo(to);
        return record.current();
    }

    /** The card that a letter cites, by {@link CardRecord#cited}'s rules. */
    public Card cited(Sha256 hash, Instant now) {
        return records.values().stream()
                .filter(record -> record.knows(hash))
                .findFirst()
                .orElseThrow(() -> Refusal.of(CardRefusal.CITED_UNKNOWN).refused())
                .cited(hash, now);
    }

    private CardBook with(CardRecord record) {
        var more = new TreeMap<>(records);
        more.put(record.id(), record);
        return new CardBook(more);
    }

    private void refuseTaken(CardRecord claimed, MailAddress address) {
        CardBase claim = claimed.current().base();
        for (CardRecord other : records.values()) {
            CardBase base = other.current().base();
            boolean same = base.id().equals(claim.id())
                    || base.organisation()
                                    .structure()
                                    .equals(claim.organisation().structure())
                            && Objects.equals(base.node(), claim.node());
            if (!same && other.confirmations().containsKey(address)) {
                throw Refusal.of(CardRefusal.ADDRESS_TAKEN).refused();
            }
        }
    }
}
