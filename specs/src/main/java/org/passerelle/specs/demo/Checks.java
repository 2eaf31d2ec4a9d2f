package org.passerelle.specs.demo;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.specs.demo.world.DemoRefusal;

/** What a story says of itself, and whether it held. */
final class Checks {
    private final List<Check> made = new ArrayList<>();

    private record Check(String sentence, boolean held) {}

    /** Notes a check; tells the line that the story shows. */
    String that(String sentence, boolean held) {
        made.add(new Check(sentence, held));
        return (held ? "✓ " : "✗ ") + sentence;
    }

    int size() {
        return made.size();
    }

    List<Json.Obj> json() {
        return made.stream()
                .map(check -> Json.object()
                        .put("text", check.sentence())
                        .put("held", check.held())
                        .build())
                .toList();
    }

    /** @throws org.passerelle.refusal.Refused with the number of those that did not hold */
    void requireAll() {
        long failed = made.stream().filter(check -> !check.held()).count();
        if (failed > 0) {
            throw Refusal.of(DemoRefusal.STORY).with(FactKey.ACTUAL, failed).refused();
        }
    }
}
