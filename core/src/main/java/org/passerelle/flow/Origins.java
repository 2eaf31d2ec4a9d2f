package org.passerelle.flow;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.canon.Instants;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.media.RecordingOrigin;
import org.passerelle.pathway.Field.DocumentsField;
import org.passerelle.pathway.Step.Noted;

/** When, and by which device, a recording should have been made: what an earlier step of the exchange noted (WIRE §7). */
final class Origins {
    private Origins() {}

    /**
     * Empty where the field compares nothing, or nothing was noted.
     *
     * @param zone where the recorder is
     */
    static Optional<RecordingOrigin> of(ExchangeState state, DocumentsField field, ZoneId zone) {
        Optional<LocalDateTime> start = said(
                        state, Optional.ofNullable(field.checks().start()))
                .map(text -> LocalDateTime.ofInstant(Instants.parse(text), zone));
        Optional<String> device = said(state, Optional.ofNullable(field.checks().device()));
        return start.isEmpty() && device.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordingOrigin(start.orElse(null), device.orElse(null)));
    }

    /** What the step said when it was last done, or proposed here and not decided yet. */
    private static Optional<String> said(ExchangeState state, Optional<Noted> noted) {
        return noted.flatMap(field -> Stream.concat(
                        state.lastDone(field.step()).map(done -> done.content()).stream(),
                        state.pending().stream()
                                .filter(composed -> composed.step().equals(field.step()))
                                .map(Event.Composed::content))
                .reduce((first, last) -> last)
                .flatMap(content -> content.findText(field.field())));
    }
}
