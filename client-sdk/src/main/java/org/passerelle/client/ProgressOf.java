package org.passerelle.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.client.Exchange.Progress;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.pathway.Step;

/** How far an exchange is, derived from its journal and nothing else. */
final class ProgressOf {
    /** The names that the shipped pathways give their states. */
    private static final Map<String, Progress> NAMED = Map.of(
            "taken", Progress.TAKEN,
            "awaiting-information", Progress.INFORMATION_ASKED,
            "answered", Progress.ANSWERED,
            "closed", Progress.CLOSED,
            "declined", Progress.DECLINED,
            "withdrawn", Progress.WITHDRAWN);

    private ProgressOf() {}

    static Progress of(Snapshot snapshot) {
        ExchangeState state = snapshot.state();
        if (state.dismissed()) {
            return Progress.WITHDRAWN;
        } else if (atBeginning(state)) {
            return onItsWay(snapshot);
        }
        Progress otherwise = state.ended() ? Progress.ENDED : Progress.UNDER_WAY;
        return NAMED.getOrDefault(state.state(), otherwise);
    }

    /** Nothing but the opening step was decided. */
    private static boolean atBeginning(ExchangeState state) {
        String initial = state.pathway().initialState();
        Optional<String> opened = state.pathway().opening().map(Step::to);
        return state.state().equals(initial)
                || opened.filter(state.state()::equals).isPresent();
    }

    private static Progress onItsWay(Snapshot snapshot) {
        ExchangeState state = snapshot.state();
        boolean byLine = state.begunByLine();
        boolean invited = state.begun().place() != null;
        if (invited || byLine && !state.begun().keeper()) {
            return Progress.ARRIVED;
        } else if (state.opened()) {
            return Progress.OPENED;
        }
        if (!byLine && !state.law().isEmpty() && !state.begun().inClear()) {
            return Progress.RECEIVED;
        }
        List<Json.Obj> receipts = remarks(snapshot, Kind.RECEIPT_READ);
        if (!receipts.isEmpty()) {
            boolean refused = receipts.get(receipts.size() - 1).text("status").equals("not-applied");
            return refused ? Progress.REFUSED : Progress.RECEIVED;
        }
        if (!remarks(snapshot, Kind.BOUNCED).isEmpty()) {
            return Progress.UNDELIVERED;
        }
        return remarks(snapshot, Kind.HANDED_OVER).isEmpty() ? Progress.WAITING : Progress.SENT;
    }

    static List<Json.Obj> remarks(Snapshot snapshot, Kind kind) {
        return snapshot.entries().stream()
                .map(Snapshot.Entry::event)
                .filter(Event.Remark.class::isInstance)
                .map(Event.Remark.class::cast)
                .filter(remark -> remark.kind() == kind)
                .map(Event.Remark::facts)
                .toList();
    }
}
