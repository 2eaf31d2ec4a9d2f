package org.passerelle.specs.journeys;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.client.testing.Invented;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Step;
import org.passerelle.specs.demo.drawn.DrawnNight;

/**
 * Files in place of the kinds that a script names: a drawn photograph; where the form compares recordings with what an earlier step
 * noted, a computed night that began then, by that device.
 */
final class Papers {
    private static final byte[] PHOTOGRAPH = Invented.photograph();
    private static final String RECORDING = "recording";

    private Papers() {}

    /** What the script's documents become; none where it names none. */
    static List<House.Paper> of(Form form, Json.Obj say, @Nullable ExchangeState state, ZoneId zone) {
        return form.find(Field.DocumentsField.class).stream()
                .flatMap(field -> say.arrayOrEmpty(field.name()).texts().stream()
                        .map(kind -> new House.Paper(kind, octets(field, kind, state, zone))))
                .toList();
    }

    private static byte[] octets(Field.DocumentsField field, String kind, @Nullable ExchangeState state, ZoneId zone) {
        return kind.equals(RECORDING) && state != null ? night(field, state, zone) : PHOTOGRAPH.clone();
    }

    private static byte[] night(Field.DocumentsField field, ExchangeState state, ZoneId zone) {
        Instant start =
                noted(state, field.checks().start()).map(Instants::parse).orElse(Instant.EPOCH);
        String device = noted(state, field.checks().device()).orElse("X");
        return new DrawnNight(LocalDateTime.ofInstant(start, zone), device).edf(new Random(1));
    }

    private static Optional<String> noted(ExchangeState state, Step.@Nullable Noted noted) {
        return Stream.ofNullable(noted)
                .flatMap(field -> state.lastDone(field.step()).stream()
                        .flatMap(done -> done.content().findText(field.field()).stream()))
                .findFirst();
    }
}
