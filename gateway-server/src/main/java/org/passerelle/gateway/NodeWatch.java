package org.passerelle.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.gateway.console.line.Watching;
import org.passerelle.node.Node;
import org.passerelle.node.View;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeQuery.Which;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refused;

/** What of the node's exchanges somebody must look at, as their journals tell it. */
final class NodeWatch implements Watching {
    /** How long a receipt may take before anybody is asked to look. */
    static final Duration RECEIPT = Duration.ofHours(24);
    /** How long a letter may take to leave. */
    static final Duration LEAVING = Duration.ofMinutes(30);
    /** How long after its end an exchange is looked at. */
    static final Duration LATELY = Duration.ofDays(14);

    private final Node node;
    private final InstantSource clock;

    NodeWatch(Node node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
    }

    @Override
    public List<Trouble> troubles(MailAddress line) {
        Instant now = clock.instant();
        List<Trouble> found = new ArrayList<>();
        list(line, Which.LATE, Optional.empty())
                .forEach(row ->
                        found.add(new Trouble(row, Kind.LATE, row.findDue().orElse(row.updated()), "")));
        list(line, Which.OPEN, Optional.empty()).forEach(row -> found.addAll(of(row, now)));
        list(line, Which.ENDED, Optional.of(now.minus(LATELY))).forEach(row -> found.addAll(of(row, now)));
        return found.stream().sorted(Comparator.comparing(Trouble::since)).toList();
    }

    private List<ExchangeRow> list(MailAddress line, Which which, Optional<Instant> since) {
        return node.list(new ExchangeQuery(Optional.of(line), Set.of(), since, which, MOST, 0)).stream()
                .filter(ExchangeRow::keeper)
                .toList();
    }

    private List<Trouble> of(ExchangeRow row, Instant now) {
        View view;
        try {
            view = node.view(row.exchange());
        } catch (Refused altered) {
            return List.of(); // the alarm that it is altered stands among the operator's
        }
        List<Trouble> found = new ArrayList<>(undelivered(row, view, now));
        boolean theirs = view.state().stepsDone().stream()
                .findFirst()
                .filter(first -> first.side() != view.state().begun().own())
                .isPresent();
        if (!row.ended() && theirs && view.remarks(Event.Remark.Kind.READ).isEmpty()) {
            found.add(new Trouble(row, Kind.UNREAD, row.begun(), ""));
        }
        return found;
    }

    /** Letters of ours of which no receipt came, by what became of them. */
    private static List<Trouble> undelivered(ExchangeRow row, View view, Instant now) {
        Map<String, Instant> sealed = new HashMap<>();
        Map<String, Instant> left = new HashMap<>();
        Map<String, Trouble> bounced = new HashMap<>();
        Set<String> answered = new HashSet<>();
        for (View.Dated entry : view.entries()) {
            if (entry.event() instanceof Event.Remark remark) {
                String letter = remark.facts().findText("letter").orElse("");
                switch (remark.kind()) {
                    case SEALED -> sealed.put(letter, entry.at());
                    case HANDED_OVER -> left.put(letter, entry.at());
                    case RECEIPT_READ -> answered.add(letter);
                    case BOUNCED ->
                        bounced.put(letter, new Trouble(row, Kind.BOUNCED, entry.at(), code(remark.facts())));
                    default -> {}
                }
            }
        }
        sealed.keySet().removeAll(answered);
        sealed.keySet().removeAll(bounced.keySet());
        bounced.keySet().removeAll(answered);
        List<Trouble> found = new ArrayList<>(bounced.values());
        sealed.forEach((letter, at) -> {
            Instant gone = left.get(letter);
            if (gone == null && at.plus(LEAVING).isBefore(now)) {
                found.add(new Trouble(row, Kind.NOT_LEFT, at, ""));
            } else if (gone != null && gone.plus(RECEIPT).isBefore(now)) {
                found.add(new Trouble(row, Kind.NO_RECEIPT, gone, ""));
            }
        });
        return found;
    }

    private static String code(Json.Obj facts) {
        return facts.findText("code").orElse("");
    }
}
