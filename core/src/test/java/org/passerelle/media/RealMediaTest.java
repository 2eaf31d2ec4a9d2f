package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.media.Refusals.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.media.CleanedMedia.NamedPatient;
import org.passerelle.media.CleanedMedia.Removed;

class RealMediaTest {
    private static final Path SAMPLES = Path.of("../../shared/samples");

    @Test
    void takesLocationAndSerialsOutOfAPhotographAndKeepsItsPixels() {
        byte[] file = sample("dermoscopy/exif-gps.jpg");

        var cleaned = MadeMedia.clean(file);

        assertThat(cleaned.media().removed()).contains(Removed.LOCATION, Removed.CAMERA_METADATA, Removed.XMP);
        assertThat(MadeMedia.samePixels(file, cleaned.octets())).isTrue();
        var again = MadeMedia.clean(cleaned.octets());
        assertThat(again.media().removed()).isEmpty();
        assertThat(again.octets()).isEqualTo(cleaned.octets());
        assertThat(cleaned.media().findImage().orElseThrow().captureDate()).isPresent();
    }

    @Test
    void keepsTheOrientationOfAPhotographThatNeedsIt() {
        byte[] file = sample("dermoscopy/exif-orientation.jpg");

        var cleaned = MadeMedia.clean(file);

        assertThat(cleaned.media().findImage().orElseThrow().orientation()).isEqualTo(6);
        assertThat(MadeMedia.samePixels(file, cleaned.octets())).isTrue();
        assertThat(MadeMedia.holds(cleaned.octets(), "Canon")).isFalse();
        assertThat(MadeMedia.clean(cleaned.octets())
                        .media()
                        .findImage()
                        .orElseThrow()
                        .orientation())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISIC_0000000.jpg", "ISIC_0000001.jpg", "ISIC_0000002.jpg"})
    void dermoscopicImagesThatCarryNothingPassUnchanged(String name) {
        byte[] file = sample("dermoscopy/" + name);

        var cleaned = MadeMedia.clean(file);

        assertThat(cleaned.octets()).isEqualTo(file);
        assertThat(cleaned.media().sha256After()).isEqualTo(cleaned.media().sha256Before());
        assertThat(cleaned.media().removed()).isEmpty();
        assertThat(cleaned.media().findImage().orElseThrow().width()).isEqualTo(1022);
    }

    @Test
    void writesThisPatientIntoAnAnonymousNightAndTouchesNoSample() {
        byte[] file = sample("polygraphy/short_psg.edf");

        var cleaned = MadeMedia.clean(file);

        var facts = cleaned.media().findRecording().orElseThrow();
        assertThat(facts.identity()).isEqualTo(NamedPatient.NOBODY);
        assertThat(facts.start()).isEqualTo(LocalDateTime.of(1989, 4, 24, 16, 13));
        assertThat(facts.duration()).isEqualTo(Duration.ofSeconds(300));
        assertThat(facts.signals()).hasSize(7).contains("Resp oro-nasal");
        assertThat(facts.edfPlus()).isFalse();
        assertThat(MadeMedia.patientField(cleaned.octets())).isEqualTo(MadeMedia.ALICE_FIELD);
        assertThat(MadeMedia.recordingField(cleaned.octets())).isEqualTo("Startdate 24-APR-1989 X X X");
        assertThat(tail(cleaned.octets(), 168)).isEqualTo(tail(file, 168));
    }

    @Test
    void refusesARealNightWithAnotherBirthDate() {
        assertThat(refusal(sample("polygraphy/edfplus-utf8-header.edf"))).isEqualTo(MediaRefusal.OTHER_PATIENT);
    }

    @Test
    void confirmedRealNightKeepsItsChineseAnnotations() {
        byte[] file = sample("polygraphy/edfplus-utf8-header.edf");

        var cleaned = MadeMedia.clean(
                file, Expected.of(MadeMedia.ALICE).confirmed(new Expected.Confirmation("birth date typed wrong")));

        var facts = cleaned.media().findRecording().orElseThrow();
        assertThat(facts.edfPlus()).isTrue();
        assertThat(facts.annotations()).isPositive();
        assertThat(tail(cleaned.octets(), 168)).isEqualTo(tail(file, 168));
    }

    @Test
    void refusesWhatOnlyClaimsToBeEdf() {
        assertThat(refusal(sample("polygraphy/invalid.edf"))).isEqualTo(MediaRefusal.UNKNOWN_FORMAT);
    }

    private static byte[] tail(byte[] file, int from) {
        return Arrays.copyOfRange(file, from, file.length);
    }

    private static byte[] sample(String name) {
        Path file = SAMPLES.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "samples absent: " + file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
