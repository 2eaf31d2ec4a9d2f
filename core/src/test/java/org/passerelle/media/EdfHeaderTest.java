package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.media.MadeMedia.joined;
import static org.passerelle.media.MadeMedia.recordingField;
import static org.passerelle.media.Refusals.refusal;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recording's header and annotations must be before anything of it travels. */
class EdfHeaderTest {
    @Test
    void refusesARecordingThatWasNotClosed() {
        assertThat(refusal(new MadeRecording().records("-1").octets())).isEqualTo(MediaRefusal.RECORDING_UNFINISHED);
    }

    @Test
    void refusesMoreBytesThanAnnounced() {
        byte[] file = new MadeRecording().octets();

        assertThat(refusal(joined(file, new byte[1]))).isEqualTo(MediaRefusal.RECORDING_LENGTH);
        assertThat(refusal(new MadeRecording().records("2").octets())).isEqualTo(MediaRefusal.RECORDING_LENGTH);
        assertThat(refusal(new MadeRecording().records("4").octets())).isEqualTo(MediaRefusal.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "3.0", "abc"})
    void refusesARecordCountThatIsNone(String count) {
        assertThat(refusal(new MadeRecording().records(count).octets())).isEqualTo(MediaRefusal.RECORDING_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "one", "1E99", "99999999"})
    void refusesARecordDurationThatIsNone(String seconds) {
        assertThat(refusal(new MadeRecording().seconds(seconds).octets())).isEqualTo(MediaRefusal.RECORDING_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"32.05.2622.30.00", "05.05.2624.00.00", "05/05/2622.30.00", "05.05.2622.30.60", "X"})
    void refusesAStartThatIsNone(String start) {
        assertThat(refusal(new MadeRecording().start(start).octets())).isEqualTo(MediaRefusal.RECORDING_HEADER);
    }

    @ParameterizedTest
    @CsvSource({
        "Startdate 05-MAY-2026 X X X, Startdate 05-MAY-2026 X X X",
        "Startdate X X X X, Startdate X X X X",
        "'', Startdate 05-MAY-2026 X X X",
        "Startdate, Startdate 05-MAY-2026 X X X"
    })
    void keepsTheStartdate(String field, String written) {
        var cleaned = MadeMedia.clean(new MadeRecording().recording(field).octets());

        assertThat(recordingField(cleaned.octets())).isEqualTo(written);
    }

    @Test
    void refusesTwoStartsThatContradict() {
        byte[] file =
                new MadeRecording().recording("Startdate 04-MAY-2026 X X X").octets();

        assertThat(refusal(file)).isEqualTo(MediaRefusal.RECORDING_HEADER);
    }

    @Test
    void readsTwoDigitYearsFrom1985() {
        assertThat(start("31.12.8422.30.00", "X")).isEqualTo(LocalDateTime.of(2084, 12, 31, 22, 30));
        assertThat(start("01.01.8522.30.00", "X")).isEqualTo(LocalDateTime.of(1985, 1, 1, 22, 30));
    }

    @Test
    void refusesRangesThatCannotBe() {
        assertThat(refusal(new MadeRecording().digitalMinimum("-32769").octets()))
                .isEqualTo(MediaRefusal.RECORDING_HEADER);
        assertThat(refusal(new MadeRecording().digitalMinimum("32767").octets()))
                .isEqualTo(MediaRefusal.RECORDING_HEADER);
        assertThat(refusal(new MadeRecording().physicalMinimum("200").octets()))
                .isEqualTo(MediaRefusal.RECORDING_HEADER);
        assertThat(refusal(new MadeRecording().headerOctets("512").octets())).isEqualTo(MediaRefusal.RECORDING_HEADER);
        assertThat(refusal(new MadeRecording().samples("0").octets())).isEqualTo(MediaRefusal.RECORDING_HEADER);
        assertThat(refusal(new MadeRecording().kind("EDF+X").octets())).isEqualTo(MediaRefusal.RECORDING_HEADER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\24\24\0",
                "+0\24",
                "+0\24clock\24\0",
                "",
                "+a\24\24\0",
                "+0\24\24\0x",
                "+0\24\24\0\0+1\24a\24\0"
            })
    void refusesAnnotationsThatNobodyCanRead(String list) {
        byte[] file =
                new MadeRecording().lists(list, "+1\24\24\0", "+2\24\24\0").octets();

        assertThat(refusal(file)).isEqualTo(MediaRefusal.ANNOTATIONS);
    }

    private static LocalDateTime start(String text, String startdate) {
        byte[] file = new MadeRecording()
                .start(text)
                .recording("Startdate " + startdate + " X X X")
                .octets();
        return MadeMedia.clean(file).media().findRecording().orElseThrow().start();
    }
}
