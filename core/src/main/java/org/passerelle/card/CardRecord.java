package org.passerelle.card;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * All that a node knows of one card, and what it may do with it (WIRE §1).
 *
 * @param current the highest version seen
 * @param came when that came here, in milliseconds
 * @param replaced earlier versions seen, newest first, {@link #MOST_REPLACED} at most
 * @param confirmations by address of the current card
 */
public record CardRecord(
        Card current, Instant came, List<Replaced> replaced, Map<MailAddress, Confirmation> confirmations) {
    /** How long a replaced card may still be cited, the last millisecond included. */
    public static final Duration CITED_FOR = Duration.ofHours(72);
    /** How many replaced cards are remembered. */
    public static final int MOST_REPLACED = 16;

    public CardRecord {
        came = Instants.toMillis(came);
        replaced = List.copyOf(replaced.subList(0, Math.min(replaced.size(), MOST_REPLACED)));
        confirmations = Collections.unmodifiableMap(new TreeMap<>(confirmations));
        for (MailAddress address : confirmations.keySet()) {
            if (!current.base().lists(address)) {
                throw Refusal.of(CardRefusal.ADDRESS_UNKNOWN).refused();
            }
        }
    }

    /**
     * An earlier version.
     *
     * @param card as it was
     * @param at when a later one came here, in milliseconds
     */
    public record Replaced(Card card, Instant at) {
        public Replaced {
            at = Instants.toMillis(at);
        }
    }

    /** What is known once a card was seen for the first time: nobody has confirmed its addresses. */
    public static CardRecord first(Card card, Instant now) {
        return new CardRecord(card, now, List.of(), Map.of());
    }

    public Id id() {
        return current.base().id();
    }

    /**
     * Takes a card that came under this id, its signature already judged; the very same card changes nothing. Confirmations
     * outlive a version only for addresses that the new one still lists, and only while both share a signing certificate.
     */
    public CardRecord take(Card next, Instant now) {
        if (!next.base().id().equals(id()) || !sameIssuer(next)) {
            throw Refusal.of(CardRefusal.OTHER_ISSUER).refused();
        }
        int known = current.base().version();
        int offered = next.base().version();
        if (offered < known) {
            throw refused(CardRefusal.LOWER_VERSION, known);
        }
        if (offered == known) {
            if (!next.hash().equals(current.hash())) {
                throw refused(CardRefusal.FORKED, known);
            }
            return this;
        }
        if (offered == known + 1 && !current.hash().equals(next.base().previous())) {
            throw refused(CardRefusal.PREVIOUS, known);
        }
        var earlier = new ArrayList<Replaced>();
        earlier.add(new Replaced(current, now));
        earlier.addAll(replaced);
        return new CardRecord(next, now, earlier, confirmedStill(next));
    }

    /** Records that an address belongs to the card; a later confirmation takes the place of the former. */
    public CardRecord confirm(MailAddress address, Confirmation confirmation) {
        var more = new TreeMap<>(confirmations);
        more.put(address, confirmation);
        return new CardRecord(current, came, replaced, more);
    }

    /**
     * Since when the current version is what is known of that address here: since it came, or since the address was confirmed where
     * that was later; who confirms it may have made sure long before. Empty for an address that nobody confirmed.
     */
    public Optional<Instant> since(MailAddress address) {
        return Optional.ofNullable(confirmations.get(address))
                .map(Confirmation::at)
                .map(confirmed -> confirmed.isAfter(came) ? confirmed : came);
    }

    /** Refuses when the card starts no exchange at this time. */
    public void mayStart(Instant now) {
        CardBase base = current.base();
        if (now.isBefore(base.validity().from())) {
            throw Refusal.of(CardRefusal.NOT_YET_VALID).refused();
        }
        if (!now.isBefore(base.validity().until())) {
            throw Refusal.of(CardRefusal.EXPIRED).refused();
        }
        if (base.status() == CardBase.Status.CLOSED) {
            throw Refusal.of(CardRefusal.CLOSED).refused();
        }
    }

    /** Refuses an address that may neither be written to nor be believed as a sender's. */
    public void mayWriteTo(MailAddress address) {
        if (!current.base().lists(address)) {
            throw Refusal.of(CardRefusal.ADDRESS_UNKNOWN).refused();
        }
        if (!confirmations.containsKey(address)) {
            throw Refusal.of(CardRefusal.ADDRESS_UNCONFIRMED).refused();
        }
    }

    /** The version that a letter cites: the current one, or one replaced at most {@link #CITED_FOR} before. */
    public Card cited(Sha256 hash, Instant now) {
        if (current.hash().equals(hash)) {
            return current;
        }
        for (Replaced earlier : replaced) {
            if (earlier.card().hash().equals(hash)) {
                if (now.isAfter(earlier.at().plus(CITED_FOR))) {
                    throw Refusal.of(CardRefusal.CITED_TOO_LATE).refused();
                }
                return earlier.card();
            }
        }
        throw Refusal.of(CardRefusal.CITED_UNKNOWN).refused();
    }

    /** Whether this version, current or replaced, was seen here. */
    boolean knows(Sha256 hash) {
        return current.hash().equals(hash)
                || replaced.stream().anyMatch(earlier -> earlier.card().hash().equals(hash));
    }

    @Override
    public String toString() {
        return "CardRecord[" + current + "]";
    }

    private boolean sameIssuer(Card next) {
        return next.getClass() == current.getClass()
                && next.base()
                        .organisation()
                        .structure()
                        .equals(current.base().organisation().structure());
    }

    private Map<MailAddress, Confirmation> confirmedStill(Card next) {
        var still = new TreeMap<MailAddress, Confirmation>();
        if (next.base().keys().shareSigner(current.base().keys())) {
            confirmations.forEach((address, confirmation) -> {
                if (next.base().lists(address)) {
                    still.put(address, confirmation);
                }
            });
        }
        return still;
    }

    private static RuntimeException refused(CardRefusal code, int known) {
        return Refusal.of(code).with(FactKey.VERSION, known).refused();
    }
}
