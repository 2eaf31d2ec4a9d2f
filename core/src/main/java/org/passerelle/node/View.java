package org.passerelle.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Story;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * An exchange as one node sees it.
 *
 * @param row what lists show
 * @param state its state
 * @param entries its journal, with the time of each entry
 */
public record View(ExchangeRow row, ExchangeState state, List<Dated> entries) {
    public View {
        entries = List.copyOf(entries);
    }

    static View of(Premises premises, Id exchange) {
        return of(premises, Story.read(premises, exchange).orElseThrow(View::unknown));
    }

    static View of(Premises premises, Story story) {
        Id exchange = story.state().begun().exchange();
        return of(premises.store().journals().row(exchange).orElseThrow(View::unknown), story);
    }

    private static Refused unknown() {
        return Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused();
    }

    private static View of(ExchangeRow row, Story story) {
        List<Dated> entries = new ArrayList<>();
        for (int i = 0; i < story.events().size(); i++) {
            entries.add(
                    new Dated(story.rows().get(i).leaf().at(), story.events().get(i)));
        }
        return new View(row, story.state(), entries);
    }

    public Id id() {
        return row.exchange();
    }

    /** Changes whenever anything does; to be given back with a step that must not act on something else. */
    public long version() {
        return row.version();
    }

    /** What was shown before sending, where the keeper's clock says something else. */
    public Optional<PromisedDue> promise() {
        return PromisedDue.differing(entries.stream().map(Dated::event).toList());
    }

    /** The remarks of one kind, oldest first. */
    public List<Json.Obj> remarks(Event.Remark.Kind kind) {
        return entries.stream()
                .map(Dated::event)
                .filter(Event.Remark.class::isInstance)
                .map(Event.Remark.class::cast)
                .filter(remark -> remark.kind() == kind)
                .map(Event.Remark::facts)
                .toList();
    }

    /**
     * An entry and when it was made.
     *
     * @param at the leaf's time
     * @param event what happened
     */
    public record Dated(java.time.Instant at, Event event) {}
}
