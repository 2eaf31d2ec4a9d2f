package org.passerelle.client;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.passerelle.card.LineCard;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.party.MailAddress;
import org.passerelle.sla.DueWords;

/** What an exchange says of its line, by the line's card. */
final class OfLine {
    private OfLine() {}

    /** A due date in words, in the zone of the line that promised it; empty without a due date, or while nobody knows the line's zone. */
    static String due(Optional<Instant> due, Snapshot snapshot, List<LineCard> lines) {
        Optional<ZoneId> zone = snapshot.state()
                .clock()
                .map(clock -> clock.calendar().zone())
                .or(() -> lines.stream()
                        .filter(card -> card.base().lists(snapshot.row().line()))
                        .map(card -> card.offer().calendar().zone())
                        .findFirst());
        return due.flatMap(at -> zone.map(known -> DueWords.before(at, known))).orElse("");
    }

    /** The number to call where a letter is not the way; empty while nobody knows the line's card. */
    static String phone(MailAddress line, List<LineCard> lines) {
        return lines.stream()
                .filter(card -> card.base().lists(line))
                .map(card -> card.offer().phone())
                .findFirst()
                .orElse("");
    }
}
