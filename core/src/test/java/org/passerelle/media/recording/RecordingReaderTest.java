package org.passerelle.media.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.passerelle.media.MediaLimits;
import org.passerelle.media.MediaRefusal;
import org.passerelle.media.recording.MadeNight.Made;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refused;

class RecordingReaderTest {
    private final RecordingReader reader = new RecordingReader(MediaLimits.defaults());

    @Test
    void tellsChannelsEventsAndSaturation() throws IOException {
        Recording night = read(MadeNight.polygraphy(600, 8).octets());
        assertThat(night.start()).isEqualTo(LocalDateTime.of(2026, 5, 5, 22, 30));
        assertThat(night.seconds()).isEqualTo(600);
        assertThat(night.channels())
                .extracting(channel -> channel.signal().label())
                .containsExactly("Flow", "Thorax", "Abdomen", "Snore", "Position", "Pleth", "Pulse", "SpO2");
        assertThat(night.marked()).isEqualTo(5);
        assertThat(night.marks().get(1)).isEqualTo(new Recording.Mark(120, 20, "Apnée obstructive"));
        Oxygen oxygen = night.findOxygen().orElseThrow();
        assertThat(oxygen.channel()).isEqualTo(7);
        assertThat(oxygen.least()).isCloseTo(85, within(0.1));
        assertThat(oxygen.mean()).isCloseTo(92.5, within(0.1));
        assertThat(oxygen.below90()).isCloseTo(25, within(0.01));
        assertThat(oxygen.plausible()).isEqualTo(100);
    }

    @Test
    void noSpikeVanishesHoweverFewColumnsThereAre() throws IOException {
        byte[] file = one(7200, 16, i -> i == 77_777 ? 30_000 : i == 77_800 ? -30_000 : 5);
        Recording night = read(file);
        for (int columns : new int[] {1, 7, 333, 4000, Recording.MOST_COLUMNS}) {
            Columns shown = stretch(night, file, 0, night.seconds(), columns).get(0);
            assertThat(IntStream.range(0, columns).map(shown::high).max()).hasValue(30_000);
            assertThat(IntStream.range(0, columns).map(shown::low).min()).hasValue(-30_000);
        }
    }

    @Test
    void aShortStretchIsReadFromTheFileSampleBySample() throws IOException {
        byte[] file = one(7200, 16, i -> i % 30_000);
        Recording night = read(file);
        Columns shown = stretch(night, file, 1000, 1010, 160).get(0);
        for (int column = 0; column < 160; column++) {
            assertThat(shown.low(column)).isEqualTo((short) ((16_000 + column) % 30_000));
            assertThat(shown.high(column)).isEqualTo(shown.low(column));
        }
        Columns wide = stretch(night, file, 1000.5, 1001, 800).get(0);
        assertThat(IntStream.range(0, 800).filter(column -> !wide.isGap(column)).count())
                .isEqualTo(8);
    }

    @Test
    void gapsBetweenDataRecordsAreGapsOnTheScreen() throws IOException {
        String[] lists = new String[100];
        Arrays.setAll(lists, i -> "@" + (i < 50 ? i : i + 10_000) + " ");
        byte[] file = new MadeNight("EDF+D", 100, List.of(new Made("Flow", "", -1, 1, 4, i -> i)), lists).octets();
        Recording night = read(file);
        assertThat(night.seconds()).isEqualTo(10_100);
        Columns whole = stretch(night, file, 0, night.seconds(), 101).get(0);
        assertThat(whole.isGap(0)).isFalse();
        assertThat(IntStream.range(1, 100).allMatch(whole::isGap)).isTrue();
        assertThat(whole.high(100)).isEqualTo((short) 399);
        Columns close = stretch(night, file, 10_050, 10_060, 40).get(0);
        assertThat(close.low(0)).isEqualTo((short) 200);
        assertThat(close.high(39)).isEqualTo((short) 239);
    }

    @Test
    void refusesDataRecordsThatBeginBeforeTheOneBeforeEnds() {
        byte[] file = new MadeNight("EDF+D", 2, List.of(new Made("Flow", "", -1, 1, 4, i -> i)), "@5 ", "@3 ").octets();
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(MediaRefusal.ANNOTATIONS));
    }

    @Test
    void refusesWhatIsCutOrGoesOn() {
        byte[] file = one(10, 4, i -> i);
        for (int length : new int[] {0, 255, 256, 700, file.length - 1, file.length + 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(file, length))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void showsAsManyChannelsAsItsLimitAndTellsOfTheOthers() throws IOException {
        for (int more : new int[] {0, 1}) {
            List<Made> many = IntStream.range(0, Recording.MOST_CHANNELS + more)
                    .mapToObj(i -> new Made("C" + i, "", -1, 1, 2, k -> k))
                    .toList();
            Recording night = read(new MadeNight("EDF+C", 3, many).octets());
            assertThat(night.channels()).hasSize(Recording.MOST_CHANNELS);
            assertThat(night.unseen()).isEqualTo(more);
        }
    }

    @Test
    void aStretchThatIsNoneIsABug() throws IOException {
        byte[] file = one(10, 4, i -> i);
        Recording night = read(file);
        assertThat(stretch(night, file, 0, 10, Recording.MOST_COLUMNS)).hasSize(1);
        assertThatThrownBy(() -> stretch(night, file, 0, 10, Recording.MOST_COLUMNS + 1))
                .isInstanceOf(HouseBug.class);
        assertThatThrownBy(() -> stretch(night, file, 0, 10.1, 5)).isInstanceOf(HouseBug.class);
        assertThatThrownBy(() -> stretch(night, file, 4, 4, 5)).isInstanceOf(HouseBug.class);
    }

    @Test
    void itsTextIsSomebodysAndIsCut() throws IOException {
        String text = "é".repeat(Marks.LONGEST_TEXT - 80);
        Recording night = read(new MadeNight(
                        "EDF+C", 2, List.of(new Made("Flow", "", -1, 1, 4, i -> i)), "+0\u0014" + text + "\u0014\0")
                .octets());
        assertThat(night.marks()).containsExactly(new Recording.Mark(0, 0, text));
        assertThat(night.marks().get(0).toString()).doesNotContain("é");
    }

    @Test
    void aRealOneIsRead() throws IOException {
        Path file = Path.of("../../shared/samples/polygraphy/short_psg.edf");
        Assumptions.assumeTrue(Files.exists(file), "samples absent: " + file);
        byte[] octets = Files.readAllBytes(file);
        Recording night = read(octets);
        assertThat(night.seconds()).isEqualTo(300);
        assertThat(night.channels()).hasSize(7);
        assertThat(stretch(night, octets, 30, 60, 1200)).hasSize(7).allMatch(columns -> !columns.isGap(0));
    }

    private static byte[] one(int seconds, int rate, java.util.function.IntToDoubleFunction rule) {
        return new MadeNight("EDF+C", seconds, List.of(new Made("Flow", "", -1, 1, rate, rule))).octets();
    }

    private Recording read(byte[] file) throws IOException {
        return reader.read(new ByteArrayInputStream(file));
    }

    private List<Columns> stretch(Recording night, byte[] file, double from, double until, int columns)
            throws IOException {
        return reader.stretch(night, () -> new ByteArrayInputStream(file), from, until, columns);
    }
}
