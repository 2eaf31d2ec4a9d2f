package org.passerelle.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.media.RecordingOrigin;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Field.DocumentsField;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.Pathways;

/** A night's recording is compared with what the nurse noted when the device was last fitted. */
class OriginsTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Pathway POLYGRAPHIE = Pathways.shipped().get(PathwayRef.parse("polygraphie/1"));
    private static final Instant NOW = Instant.parse("2026-11-18T08:00:00Z");
    private static final DocumentsField RECORDING = documents("transmit");

    @Test
    void takesTheNightAndTheDeviceThatWereNoted() {
        ExchangeState fitted = fitted(begun(), "2026-11-17T21:30:00.000Z", "NOX-0042");

        assertThat(Origins.of(fitted, RECORDING, PARIS))
                .contains(new RecordingOrigin(LocalDateTime.of(2026, 11, 17, 22, 30), "NOX-0042"));
    }

    @Test
    void takesTheLastFittingWhenTheNightWasDoneAgain() {
        ExchangeState again =
                fitted(fitted(begun(), "2026-11-17T21:30:00.000Z", "NOX-0042"), "2026-11-19T21:00:00.000Z", "NOX-0043");

        assertThat(Origins.of(again, RECORDING, ZoneId.of("Indian/Reunion")))
                .contains(new RecordingOrigin(LocalDateTime.of(2026, 11, 20, 1, 0), "NOX-0043"));
    }

    @Test
    void takesAFittingThatTheKeeperHasNotDecidedYet() {
        ExchangeState waiting = fitted(begun(), "2026-11-17T21:30:00.000Z", "NOX-0042")
                .after(new Event.Composed(
                        id(9), "fit", nurse(), noted("2026-11-19T21:00:00.000Z", "NOX-0043"), 0, NOW, null));

        assertThat(Origins.of(waiting, RECORDING, PARIS))
                .contains(new RecordingOrigin(LocalDateTime.of(2026, 11, 19, 22, 0), "NOX-0043"));
    }

    @Test
    void comparesNothingBeforeAFittingNorWhereThePathwayAsksForNone() {
        ExchangeState fitted = fitted(begun(), "2026-11-17T21:30:00.000Z", "NOX-0042");

        assertThat(Origins.of(begun(), RECORDING, PARIS)).isEmpty();
        assertThat(Origins.of(fitted, documents("report"), PARIS)).isEmpty();
    }

    private static DocumentsField documents(String step) {
        return POLYGRAPHIE.step(step).form().find(DocumentsField.class).orElseThrow();
    }

    private static ExchangeState fitted(ExchangeState state, String startedAt, String device) {
        long number = state.lastNumber() + 1;
        var done = new Fact.StepDone(
                id((int) number + 1),
                "fit",
                nurse(),
                Side.THIRD,
                noted(startedAt, device),
                number - 1,
                Promise.here(NOW));
        return state.after(new Event.Law(number, NOW, done));
    }

    private static Json.Obj noted(String startedAt, String device) {
        return Json.object()
                .put("device", device)
                .put("startedAt", startedAt)
                .put("instructionsGiven", true)
                .build();
    }

    private static ExchangeState begun() {
        return ExchangeState.of(
                new Event.Begun(
                        id(1),
                        true,
                        POLYGRAPHIE.ref(),
                        new MailAddress("sommeil@ch-exemple.mssante.fr"),
                        new Organisation(new StructureId("1550000012"), "CH d'Exemple", null),
                        Sha256.hash(new byte[] {1}),
                        new MailAddress("cabinet@cabinet-essai.mssante.fr"),
                        new Organisation(new StructureId("1550000099"), "Cabinet d'Essai", null)),
                POLYGRAPHIE);
    }

    private static Professional nurse() {
        return new Professional(new Rpps("10000000001"), "ESSAI", "Sam", null, "03 29 00 00 01");
    }

    private static Id id(int n) {
        return new Id(String.format(java.util.Locale.ROOT, "%032x", n));
    }
}
