package org.passerelle.client;

import java.util.List;
import org.passerelle.card.LineCard;
import org.passerelle.party.MailAddress;

/** The number to call where a letter is not the way, as the line's card says it. */
final class PhoneOf {
    private PhoneOf() {}

    /** Empty while nobody knows the line's card. */
    static String line(MailAddress line, List<LineCard> lines) {
        return lines.stream()
                .filter(card -> card.base().lists(line))
                .map(card -> card.offer().phone())
                .findFirst()
                .orElse("");
    }
}
