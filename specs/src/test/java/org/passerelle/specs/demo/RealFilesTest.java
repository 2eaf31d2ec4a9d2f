package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Json;
import org.passerelle.media.CleanedMedia;
import org.passerelle.media.Expected;
import org.passerelle.media.MediaGate;
import org.passerelle.media.MediaLimits;
import org.passerelle.specs.demo.drawn.DrawnNight;
import org.passerelle.specs.demo.world.Cast;

/** Files from the real world through the whole demonstration: what arrives, and what never leaves. */
class RealFilesTest {
    private static final Path SAMPLES = Path.of("..", "..", "shared", "samples");
    private static final int EDF_PATIENT = 8;
    private static final int EDF_FIELD = 80;

    @TempDir
    private Path folder;

    @Test
    void aPhotographLosesItsPlaceAndARecordingGainsItsPatient() throws IOException {
        byte[] image = sample("dermoscopy/exif-gps.jpg");
        byte[] recording = sample("polygraphy/short_psg.edf");
        assertThat(gate(image).removed()).contains(CleanedMedia.Removed.LOCATION);

        assertThat(demo("--image", path("dermoscopy/exif-gps.jpg"), "--recording", path("polygraphy/short_psg.edf")))
                .isEmpty();

        byte[] arrived = arrived(0);
        assertThat(gate(arrived).removed()).isEmpty();
        assertThat(new String(arrived, StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(pixels(arrived)).isEqualTo(pixels(image));
        byte[] night = arrived(1);
        int header = headerOctets(recording);
        assertThat(Arrays.copyOfRange(night, header, night.length))
                .isEqualTo(Arrays.copyOfRange(recording, header, recording.length));
        assertThat(new String(night, EDF_PATIENT, EDF_FIELD, StandardCharsets.US_ASCII).strip())
                .isEqualTo(Cast.INS.value() + " F 12-MAR-1968 VAUTRIN_ELISE");
    }

    @Test
    void aPhotographArrivesUprightInAnyViewer() throws IOException {
        byte[] image = sample("dermoscopy/exif-orientation.jpg");

        assertThat(demo("--image", path("dermoscopy/exif-orientation.jpg"))).isEmpty();

        byte[] arrived = arrived(0);
        assertThat(orientation(image)).isNotEqualTo(1);
        assertThat(orientation(arrived)).isEqualTo(orientation(image));
        assertThat(pixels(arrived)).isEqualTo(pixels(image));
    }

    @Test
    void anotherPatientsRecordingIsRefusedAndNothingIsSent() throws IOException {
        byte[] night = DrawnNight.before(LocalDate.of(2026, 11, 20)).edf(new Random(3));
        byte[] field = new byte[EDF_FIELD];
        Arrays.fill(field, (byte) ' ');
        byte[] other = "1500155029001 M 02-JAN-1950 DURAND_PAUL".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(other, 0, field, 0, other.length);
        System.arraycopy(field, 0, night, EDF_PATIENT, EDF_FIELD);
        Path file = Files.write(folder.resolve("night.edf"), night);

        assertThat(demo("--recording", file.toString())).startsWith("media.other-patient");
        assertNothingWasSent();
    }

    @Test
    void anInvalidRecordingIsRefusedAndNothingIsSent() throws IOException {
        sample("polygraphy/invalid.edf");

        assertThat(demo("--recording", path("polygraphy/invalid.edf"))).startsWith("media.unknown-format:");
        assertNothingWasSent();
    }

    @Test
    void whatIsNoImageIsRefusedAndNothingIsSent() throws IOException {
        Path file = Files.writeString(folder.resolve("lesion.jpg"), "not an image", StandardCharsets.US_ASCII);

        assertThat(demo("--image", file.toString())).startsWith("media.unknown-format");
        assertNothingWasSent();
    }

    private void assertNothingWasSent() {
        assertThat(folder.resolve("out").resolve("letters")).doesNotExist();
        assertThat(folder.resolve("out").resolve("summary.json")).doesNotExist();
    }

    /** What standard error says: nothing when the demonstration is played to its end. */
    private String demo(String... options) {
        var err = new StringWriter();
        String[] arguments = new String[options.length + 3];
        arguments[0] = "demo";
        arguments[1] = "--out";
        arguments[2] = folder.resolve("out").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        int code = Main.run(new PrintWriter(Writer.nullWriter()), new PrintWriter(err), arguments);
        assertThat(code).as(err.toString()).isEqualTo(err.toString().isEmpty() ? 0 : 1);
        return err.toString();
    }

    /** The attachment as the hospital reads it in the first letter. */
    private byte[] arrived(int attachment) throws IOException {
        var read = ReadLetter.first(folder.resolve("out"));
        Json.Obj named = read.summary()
                .array("exchanges")
                .objects()
                .get(0)
                .array("attachments")
                .objects()
                .get(attachment);
        return read.part(named.text("sha256After"));
    }

    private static CleanedMedia gate(byte[] image) throws IOException {
        return new MediaGate(MediaLimits.defaults())
                .clean(new ByteArrayInputStream(image), new ByteArrayOutputStream(), Expected.imageOnly());
    }

    private static int orientation(byte[] image) throws IOException {
        return gate(image).findImage().orElseThrow().orientation();
    }

    private static int headerOctets(byte[] edf) {
        return Integer.parseInt(new String(edf, 184, 8, StandardCharsets.US_ASCII).strip());
    }

    private static int[] pixels(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static String path(String name) {
        return SAMPLES.resolve(name).toString();
    }

    private static byte[] sample(String name) throws IOException {
        Path file = SAMPLES.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "samples absent: " + name);
        return Files.readAllBytes(file);
    }
}
