package org.passerelle.specs.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.canon.Id;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.pathway.Pathway;

/**
 * What befalls letters, what people see of it, and what the product then does or offers: a sealed letter goes again by itself; what a
 * line began and bounced goes again to another address.
 */
final class Misfortunes {
    private static final String BOUNCED = "hint.undelivered-" + Town.NO_MAILBOX;

    private final Town town;
    private final Houses houses;
    private final Pathway pathway;
    private final Runnable turn;
    private final Map<House, Set<String>> alarms = new HashMap<>();
    private final List<Crossed> crossed = new ArrayList<>();
    private final List<Id> setAside = new ArrayList<>();

    /** A step that was let through at its own door and refused by the line. */
    record Crossed(House door, String code) {}

    /** @param turn turns everybody until nothing is left to do */
    Misfortunes(Town town, Houses houses, Pathway pathway, Runnable turn) {
        this.town = town;
        this.houses = houses;
        this.pathway = pathway;
        this.turn = turn;
    }

    /** The alarms that people there must have seen, by code. */
    Set<String> alarms(House house) {
        return alarms.getOrDefault(house, Set.of());
    }

    List<Crossed> crossed() {
        return crossed;
    }

    /** The exchanges whose opening went again as another one. */
    List<Id> setAside() {
        return setAside;
    }

    void crossed(House door, String code) {
        crossed.add(new Crossed(door, code));
        alarmed(door, code);
    }

    /**
     * Sees to it.
     *
     * @return the exchange that the story goes on in
     */
    Id befall(Weather.Struck struck, Id exchange) {
        return switch (struck.fate()) {
            case BOUNCE -> bounced(struck, exchange);
            case ALTERED -> altered(struck, exchange);
            case LATE, TWICE -> exchange;
        };
    }

    private Id bounced(Weather.Struck struck, Id exchange) {
        House sender = houses.at(struck.from());
        town.bounce(struck);
        turn.run();
        assertThat(sender.alarms()).contains(BOUNCED);
        alarmed(sender, BOUNCED);
        if (!pathway.lineBegins() || houses.practice().knows(exchange)) {
            return exchange;
        }
        Id again = houses.hospital()
                .again(exchange, houses.otherAddress(), houses.people().expert());
        setAside.add(exchange);
        turn.run();
        assertThat(houses.practice().knows(again)).isTrue();
        return again;
    }

    private Id altered(Weather.Struck struck, Id exchange) {
        House recipient = houses.at(struck.to());
        List<String> apart = recipient.apart().stream()
                .filter(code -> !code.equals(ApartLetter.HELD))
                .toList();
        assertThat(apart).hasSize(1);
        assertThat(apart.get(0)).startsWith("seal.");
        assertThat(recipient.alarms()).contains(apart.get(0));
        alarmed(recipient, apart.get(0));
        assertThat(houses.at(struck.from()).waiting()).isPositive();
        return exchange;
    }

    private void alarmed(House house, String code) {
        alarms.computeIfAbsent(house, each -> new TreeSet<>()).add(code);
    }
}
