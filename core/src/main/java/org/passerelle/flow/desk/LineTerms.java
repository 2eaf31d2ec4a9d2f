package org.passerelle.flow.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.Card;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Terms;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;

/** What an exchange's line brings to a decision: its present card unless another one is cited, and its people. */
public final class LineTerms {
    private LineTerms() {}

    /** For an exchange that is under way; a card that expired or was closed since still says whom to call. */
    public static Terms of(Premises premises, Event.Begun begun) {
        return of(premises, begun.line(), null);
    }

    /** The same for an opening that cites a card. */
    public static Terms of(Premises premises, MailAddress line, @Nullable LineCard cited) {
        Optional<LineCard> card = Optional.ofNullable(cited).or(() -> present(premises, line));
        return new Terms(
                card.orElse(null),
                premises.staff().coordinators(line),
                card.flatMap(known -> known.offer().findFallback())
                        .map(address -> standIn(premises, address))
                        .orElse(null),
                card.map(known -> known.offer().phone()).orElse(null));
    }

    private static Optional<LineCard> present(Premises premises, MailAddress line) {
        Optional<Card> own = premises.book().ownCard(line);
        return own.filter(LineCard.class::isInstance)
                .map(LineCard.class::cast)
                .or(() -> premises.book().lines().stream()
                        .filter(card -> card.base().lists(line))
                        .findFirst());
    }

    private static Terms.StandIn standIn(Premises premises, MailAddress fallback) {
        MailAddress line = premises.book().canonical(fallback);
        List<Rpps> people = premises.staff().of(line).stream()
                .filter(member -> member.may(Member.Right.EXPERT))
                .map(member -> member.professional().rpps())
                .toList();
        return new Terms.StandIn(line, people);
    }
}
