package org.passerelle.flow.told;

import java.time.Instant;
import java.util.Optional;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.sla.Clock;
import org.passerelle.sla.DueWords;

/**
 * What one person is told once, by whatever channel; nothing clinical.
 *
 * @param ours the line, or the practice's address, whose people it concerns
 * @param whom who is told
 * @param reason why
 * @param instead whether they are told in the place of others, whom nothing reaches
 * @param at when it leaves
 */
record Tiding(MailAddress ours, Recipient whom, Reason reason, boolean instead, Instant at) {

    /** Whether they want it by that way, if they gave it: what cannot wait goes by all. */
    boolean goesBy(Member.Way way) {
        return !reason.waits() || whom.reach().wants(way);
    }

    /** The exchange's short number. */
    static String reference(Dossier dossier) {
        return dossier.exchange().reference();
    }

    /** The title and the number of the exchange's line, as its card has them; empty for a line without a card here. */
    static Optional<LineOffer> offer(Premises premises, Dossier dossier) {
        return premises.card(dossier.state().begun().line()).map(LineCard::offer);
    }

    /** {@code avant mardi 24/11 à 16 h 30}, where a clock runs. */
    Optional<String> due(Dossier dossier) {
        return reason.waitsForAnswer() ? dossier.state().clock().flatMap(Tiding::due) : Optional.empty();
    }

    private static Optional<String> due(Clock clock) {
        return clock.due().map(at -> DueWords.before(at, clock.calendar().zone()));
    }
}
