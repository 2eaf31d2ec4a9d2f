package org.passerelle.gateway.console.work;

import java.time.Instant;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.console.frame.LineCards;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Standing;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.console.frame.Zones;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;

/** Rows in the words of who looks at them; nothing else is read. */
final class WorkItems {
    private final Visitor visitor;
    private final Speech speech;
    private final Circuits circuits;
    private final LineCards cards;
    private final Instant now;

    WorkItems(Visitor visitor, Speech speech, Circuits circuits, LineCards cards, Instant now) {
        this.visitor = visitor;
        this.speech = speech;
        this.circuits = circuits;
        this.cards = cards;
        this.now = now;
    }

    Worklist.Item item(ExchangeRow row) {
        Member member = visitor.on(row);
        String path = "/exchanges/" + row.exchange().hex();
        Optional<Glance> glance = row.findGlance();
        boolean acts = member.reads() && !row.ended();
        return new Worklist.Item(
                row.exchange().hex(),
                member.reads() ? path : "",
                row.exchange().reference(),
                circuits.title(row.pathway()),
                circuits.state(row.pathway(), row.state()),
                cards.title(row.line(), speech),
                glance.flatMap(Glance::findOrganisation).orElse(row.requester().value()),
                row.urgency().isEmpty() ? "" : circuits.urgency(row.pathway(), row.urgency()),
                Standing.of(row, Zones.of(cards.card(row.line())), speech, now),
                glance.filter(seen -> isFresh(row, seen)).isPresent(),
                glance.flatMap(seen -> taken(seen, member)).orElse(null),
                acts ? take(row, path, member) : null,
                acts
                        ? circuits.answer(row.pathway(), row.state(), member)
                                .map(step -> path + "/steps/" + step.name())
                                .orElse(null)
                        : null);
    }

    private static boolean isFresh(ExchangeRow row, Glance glance) {
        return !row.ended() && !glance.opened() && glance.findTaker().isEmpty();
    }

    private Optional<String> taken(Glance glance, Member member) {
        Optional<Rpps> mine = member.id().findRpps().filter(me -> me.equals(glance.taker()));
        return mine.isPresent() ? Optional.of(speech.say("worklist.me")) : glance.findTakerName();
    }

    private Worklist.@org.jspecify.annotations.Nullable Take take(ExchangeRow row, String path, Member member) {
        Optional<Id> seen = row.findGlance().flatMap(Glance::findLastStep);
        return seen.flatMap(last -> circuits.take(row.pathway(), row.state(), member)
                        .map(step -> new Worklist.Take(
                                path + "/steps/" + step.name(), speech.say(step.title()), last.hex())))
                .orElse(null);
    }
}
