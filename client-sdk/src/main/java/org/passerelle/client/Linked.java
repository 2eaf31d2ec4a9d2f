package org.passerelle.client;

import java.util.List;
import java.util.Optional;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.pathway.Form;

/** The exchanges that belong with one. */
final class Linked {
    private Linked() {}

    static Optional<String> follows(Snapshot snapshot) {
        return snapshot.state()
                .opening()
                .map(Fact.StepDone::content)
                .or(() -> snapshot.state().pending().stream()
                        .map(Event.Composed::content)
                        .findFirst())
                .flatMap(content -> content.findText(Form.FOLLOWS));
    }

    static List<String> followedBy(Snapshot snapshot) {
        return ProgressOf.remarks(snapshot, Event.Remark.Kind.FOLLOWED).stream()
                .map(facts -> facts.text("exchange"))
                .toList();
    }
}
