package org.passerelle.exchange.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.pathway.yaml.Script;
import org.passerelle.refusal.Refusal;

/**
 * What came of one scene, or of time that passed between two.
 *
 * @param at when
 * @param scene the scene, or null for the clock's own alarms between scenes
 * @param law what was decided
 * @param refusal why nothing was, or null
 * @param after where the exchange stood then
 * @param broken what the script expected and did not come so
 */
public record Turn(
        Instant at,
        Script.@Nullable Scene scene,
        List<Event.Law> law,
        @Nullable Refusal refusal,
        ExchangeState after,
        List<String> broken) {
    public Turn {
        law = List.copyOf(law);
        broken = List.copyOf(broken);
    }

    public Optional<Script.Scene> findScene() {
        return Optional.ofNullable(scene);
    }

    public Optional<Refusal> findRefusal() {
        return Optional.ofNullable(refusal);
    }

    /** Who was told that time runs out, or ran out, in order. */
    public List<String> alarms() {
        return law.stream().flatMap(decided -> Alarm.of(decided).stream()).toList();
    }
}
