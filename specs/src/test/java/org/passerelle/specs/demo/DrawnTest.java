package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.passerelle.media.CleanedMedia;
import org.passerelle.media.CleanedMedia.NamedPatient;
import org.passerelle.media.CleanedMedia.Removed;
import org.passerelle.media.Expected;
import org.passerelle.media.MediaGate;
import org.passerelle.media.MediaKind;
import org.passerelle.media.MediaLimits;
import org.passerelle.media.RecordingIdentity;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.drawn.DrawnNight;
import org.passerelle.specs.demo.world.Cast;

/** What the demonstration draws for itself is what a telephone and a polygraph would give. */
class DrawnTest {
    private final MediaGate gate = new MediaGate(MediaLimits.defaults());
    private final ByteArrayOutputStream cleaned = new ByteArrayOutputStream();

    @Test
    void theLesionLosesItsPlaceAndKeepsItsPixels() throws IOException {
        byte[] drawn = DrawnLesion.jpeg(new Random(1));

        CleanedMedia media = gate.clean(new ByteArrayInputStream(drawn), cleaned, Expected.imageOnly());

        assertThat(media.kind()).isEqualTo(MediaKind.JPEG);
        assertThat(media.removed()).contains(Removed.LOCATION);
        assertThat(media.findImage().orElseThrow().width()).isEqualTo(DrawnLesion.WIDTH);
        assertThat(pixels(cleaned.toByteArray())).isEqualTo(pixels(drawn));
    }

    @Test
    void theNightIsAWholeRecordingOfNobodyWithItsEventsAnnotated() throws IOException {
        byte[] drawn = DrawnNight.before(LocalDate.of(2026, 11, 20)).edf(new Random(1));
        var patient = Cast.PATIENT;

        CleanedMedia media = gate.clean(
                new ByteArrayInputStream(drawn),
                cleaned,
                Expected.of(new RecordingIdentity(
                        Cast.INS.value(),
                        RecordingIdentity.Sex.FEMALE,
                        patient.birthDate(),
                        List.of(patient.birthName()),
                        patient.birthGivenNames())));

        assertThat(media.kind()).isEqualTo(MediaKind.EDF_PLUS);
        var facts = media.findRecording().orElseThrow();
        assertThat(facts.duration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(facts.signals()).hasSize(7).contains("Flow nasal", "SaO2");
        assertThat(facts.annotations()).isEqualTo(DrawnNight.HAPPENINGS.size());
        assertThat(facts.start()).isEqualTo("2026-11-19T22:30");
        assertThat(facts.identity()).isEqualTo(NamedPatient.NOBODY);
        assertThat(new String(cleaned.toByteArray(), 0, 88, StandardCharsets.US_ASCII))
                .contains(patient.birthName());
    }

    @Test
    void theSameSeedDrawsTheSame() {
        var night = DrawnNight.before(LocalDate.of(2026, 11, 20));

        assertThat(DrawnLesion.jpeg(new Random(5))).isEqualTo(DrawnLesion.jpeg(new Random(5)));
        assertThat(night.edf(new Random(5))).isEqualTo(night.edf(new Random(5))).isNotEqualTo(night.edf(new Random(6)));
    }

    private static int[] pixels(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
