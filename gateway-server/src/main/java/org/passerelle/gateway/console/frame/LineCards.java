package org.passerelle.gateway.console.frame;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.card.LineCard;
import org.passerelle.party.MailAddress;

/** The present cards of lines, by their addresses. */
public final class LineCards {
    private final Map<MailAddress, LineCard> cards = new HashMap<>();

    public LineCards(List<LineCard> cards) {
        cards.forEach(card -> card.base().addresses().forEach(each -> this.cards.put(each.address(), card)));
    }

    public Optional<LineCard> card(MailAddress line) {
        return Optional.ofNullable(cards.get(line));
    }

    /** What people call it; its address where it has no card. */
    public String title(MailAddress line, Speech speech) {
        return card(line).map(card -> speech.say(card.offer().title())).orElse(line.value());
    }
}
