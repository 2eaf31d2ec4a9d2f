package org.passerelle.pathway.drawing;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;

/** The layers of a pathway: how many steps a state is from the beginning, ends last; in a layer, states stand as the file has them. */
final class Ranks {
    private Ranks() {}

    /** The states from the first to the last layer. */
    static List<State> states(Pathway pathway) {
        Map<String, Integer> ranks = ranks(pathway);
        int last = pathway.states().size();
        return pathway.states().stream()
                .sorted(Comparator.comparingInt(state -> state.end() ? last : ranks.getOrDefault(state.name(), last)))
                .toList();
    }

    private static Map<String, Integer> ranks(Pathway pathway) {
        var ranks = new HashMap<String, Integer>(Map.of(pathway.initialState(), 0));
        var waiting = new ArrayDeque<String>(Set.of(pathway.initialState()));
        while (!waiting.isEmpty()) {
            String state = waiting.remove();
            for (Step step : pathway.stepsFrom(state)) {
                if (ranks.putIfAbsent(step.to(), ranks.getOrDefault(state, 0) + 1) == null) {
                    waiting.add(step.to());
                }
            }
        }
        return ranks;
    }
}
