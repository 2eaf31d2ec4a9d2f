package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.media.MadeMedia.ALICE;
import static org.passerelle.media.Refusals.refusal;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.media.Expected.Confirmation;

/** The previous patient's night on the same device is not this patient's. */
class RecordingOriginTest {
    private static final LocalDateTime NOTED = LocalDateTime.of(2026, 5, 5, 22, 30);

    @Test
    void takesTheNightThatWasNoted() {
        var facts = MadeMedia.clean(new MadeRecording().octets(), made(NOTED, "SN1234"))
                .media()
                .findRecording()
                .orElseThrow();

        assertThat(facts.start()).isEqualTo(NOTED);
        assertThat(facts.findConfirmation()).isEmpty();
    }

    @Test
    void refusesTheNightBefore() {
        byte[] file = new MadeRecording()
                .recording("Startdate 04-MAY-2026 X X EMBLETTA_SN1234")
                .start("04.05.2622.30.00")
                .octets();

        assertThat(refusal(file, made(NOTED, "SN1234"))).isEqualTo(MediaRefusal.OTHER_START);
    }

    @Test
    void allowsARecordersClockThatIsThreeHoursOffAndNotASecondMore() {
        byte[] file = new MadeRecording().octets();
        LocalDateTime earliest = NOTED.minus(RecordingOrigin.START_TOLERANCE);
        LocalDateTime latest = NOTED.plus(RecordingOrigin.START_TOLERANCE);

        assertThat(RecordingOrigin.START_TOLERANCE).isEqualTo(Duration.ofHours(3));
        MadeMedia.clean(file, made(earliest, null));
        MadeMedia.clean(file, made(latest, null));
        assertThat(refusal(file, made(earliest.minusSeconds(1), null))).isEqualTo(MediaRefusal.OTHER_START);
        assertThat(refusal(file, made(latest.plusSeconds(1), null))).isEqualTo(MediaRefusal.OTHER_START);
    }

    @ParameterizedTest
    @CsvSource({
        "Startdate X X X X, 05.05.2622.30.00",
        "Startdate X X X X, 01.01.8500.00.00",
        "Exported_from_Episense, 01.01.8500.00.00"
    })
    void saysNothingWhereTheFileHidesItsDate(String recording, String start) {
        byte[] file = new MadeRecording().recording(recording).start(start).octets();

        assertThat(MadeMedia.clean(file, made(NOTED.plusDays(9), "SN1234"))
                        .media()
                        .findRecording()
                        .orElseThrow()
                        .findConfirmation())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SN1234", "sn-1234", "1234", "Embletta SN 1234", "EMBLETTA_SN1234"})
    void knowsTheDeviceHoweverItsNumberIsWritten(String noted) {
        MadeMedia.clean(new MadeRecording().octets(), made(NOTED, noted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SN1235", "SN12345", "EMBLETTA_SN9999"})
    void refusesAnotherDevice(String noted) {
        assertThat(refusal(new MadeRecording().octets(), made(NOTED, noted))).isEqualTo(MediaRefusal.OTHER_DEVICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Startdate 05-MAY-2026 X X X",
                "Startdate 05-MAY-2026 X X",
                "Startdate 05-MAY-2026 X X NOX_T3",
                "Exported by a device of number 99999",
                ""
            })
    void saysNothingWhereTheFileNamesNoDevice(String recording) {
        MadeMedia.clean(new MadeRecording().recording(recording).octets(), made(NOTED, "SN1234"));
    }

    @Test
    void attachesAnotherNightWhenAPersonConfirms() {
        var why = new Confirmation("the recorder's date was never set");
        byte[] file = new MadeRecording().octets();

        var facts = MadeMedia.clean(file, made(NOTED.plusDays(1), "SN9999").confirmed(why))
                .media()
                .findRecording()
                .orElseThrow();

        assertThat(facts.findConfirmation()).contains(why);
        assertThat(facts.identity()).isEqualTo(CleanedMedia.NamedPatient.NOBODY);
    }

    @Test
    void printsNothing() {
        assertThat(new RecordingOrigin(NOTED, "SN1234")).hasToString("RecordingOrigin[…]");
    }

    private static Expected made(LocalDateTime start, @Nullable String device) {
        return Expected.of(ALICE).made(new RecordingOrigin(start, device));
    }
}
