package org.passerelle.card;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What every card says.
 *
 * @param id drawn at random for the first version, kept by the later ones
 * @param version from 1, rising
 * @param previous hash of the version before, null for the first
 * @param status whether new exchanges are taken
 * @param validity when new exchanges may start
 * @param node the node that serves these addresses, as its ledger's origin names it; null for an ordinary mailbox
 * @param organisation whose card this is; its structure stands exactly as in the signing certificate's OU
 * @param addresses from one to {@link #MOST_ADDRESSES}, aliases counted, none twice
 * @param keys the certificates
 * @param reception what may be sent, and how
 */
public record CardBase(
        Id id,
        int version,
        @Nullable Sha256 previous,
        Status status,
        Validity validity,
        @Nullable Id node,
        Organisation organisation,
        List<CardAddress> addresses,
        CardKeys keys,
        Reception reception) {
    /** The most addresses of a card, aliases counted. */
    public static final int MOST_ADDRESSES = 64;

    public CardBase {
        CardText.version(version);
        if ((version == 1) != (previous == null)) {
            throw Refusal.of(CardRefusal.CHAIN).refused();
        }
        addresses = List.copyOf(addresses);
        Set<MailAddress> all = new HashSet<>();
        boolean once = addresses.stream()
                .flatMap(address -> address.all().stream())
                .map(all::add)
                .reduce(true, Boolean::logicalAnd);
        if (all.isEmpty() || !once || all.size() > MOST_ADDRESSES) {
            throw Refusal.of(CardRefusal.ADDRESSES)
                    .with(FactKey.LIMIT, MOST_ADDRESSES)
                    .refused();
        }
        boolean readable = !keys.encryption().isEmpty() || !reception.carriage().contains(Reception.Carriage.SEALED);
        if (!readable) {
            throw Refusal.of(CardRefusal.KEYS).refused();
        }
    }

    /** Whether a card takes new exchanges. */
    public enum Status {
        OPEN,
        CLOSED
    }

    /**
     * When new exchanges may start, in milliseconds.
     *
     * @param from the first instant
     * @param until the first instant no longer
     */
    public record Validity(Instant from, Instant until) {
        public Validity {
            from = Instants.toMillis(from);
            until = Instants.toMillis(until);
            if (!from.isBefore(until)) {
                throw Refusal.of(CardRefusal.VALIDITY).refused();
            }
        }
    }

    public Optional<Sha256> findPrevious() {
        return Optional.ofNullable(previous);
    }

    public Optional<Id> findNode() {
        return Optional.ofNullable(node);
    }

    /** Whether this very address stands in the card, as a mailbox or as an alias. */
    public boolean lists(MailAddress address) {
        return addresses.stream().anyMatch(listed -> listed.all().contains(address));
    }

    @Override
    public String toString() {
        return "CardBase[" + id + "/" + version + "]";
    }
}
