package org.passerelle.card;

import java.util.List;
import java.util.stream.Stream;
import org.passerelle.party.MailAddress;

/**
 * One mailbox of a card.
 *
 * @param address what is written to
 * @param kind whose mailbox it is in MSSanté's terms
 * @param aliases other addresses that lead to the same mailbox
 */
public record CardAddress(MailAddress address, Kind kind, List<MailAddress> aliases) {

    public CardAddress {
        aliases = List.copyOf(aliases);
    }

    /** The kinds of MSSanté mailboxes that a card may name; a person's own is never a line's. */
    public enum Kind {
        /** Read by a team. */
        ORGANISATIONAL,
        /** Read by software. */
        APPLICATION
    }

    /** The address, then its aliases. */
    public List<MailAddress> all() {
        return Stream.concat(Stream.of(address), aliases.stream()).toList();
    }
}
