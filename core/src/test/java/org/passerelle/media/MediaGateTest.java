package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passerelle.media.MadeMedia.ascii;
import static org.passerelle.media.MadeMedia.joined;
import static org.passerelle.media.Refusals.refusal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.document.SampleDocuments;
import org.passerelle.letter.pdf.PdfWriter;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refused;

class MediaGateTest {
    private static final byte[] JPEG = MadeMedia.jpeg(40, 24, false);
    private static final byte[] PROGRESSIVE = MadeMedia.jpeg(40, 24, true);
    private static final byte[] PNG = MadeMedia.png(40, 24, BufferedImage.TYPE_INT_RGB);
    private static final byte[] RECORDING = new MadeRecording().octets();

    @ParameterizedTest
    @CsvSource({
        "'GIF89a', GIF",
        "'II*\0\10\0\0\0', TIFF",
        "'MM\0*\0\0\0\10', TIFF",
        "'BM123456', BMP",
        "'\u00ffBIOSEMI', BDF",
        "'PK\3\4', ZIP",
        "'\0\0\0\30ftypheic', HEIF",
        "'\0\0\0\30ftypmif1', HEIF",
        "'\0\0\0\30ftypavif', AVIF",
        "'\0\0\0\30ftypisom', MP4",
        "'RIFF1234WEBP', WebP"
    })
    void refusesByNameAFormatThatIsNotCarried(String start, String format) {
        assertThatThrownBy(() -> MadeMedia.clean(ascii(start))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(MediaRefusal.UNSUPPORTED_FORMAT);
            assertThat(refused.refusal().facts()).containsEntry(FactKey.FORMAT, format);
        });
    }

    @Test
    void refusesDicomWhateverItsPreambleImitates() {
        byte[] dicom = joined(Arrays.copyOf(ascii("0       "), 128), ascii("DICM"), new byte[200]);

        assertThat(refusal(dicom)).isEqualTo(MediaRefusal.UNSUPPORTED_FORMAT);
    }

    @Test
    void takesAPdfOfExactlyTheLimitAndSaysWhatItIs() {
        byte[] pdf = new PdfWriter().write(new SampleDocuments(1).report(List.of("Bénin.")));

        CleanedMedia media =
                MadeMedia.clean(document(pdf.length), pdf, Expected.imageOnly()).media();

        assertThat(media.mediaType()).isEqualTo("application/pdf");
        assertThat(media.findPaper().map(CleanedMedia.PaperFacts::pages)).contains(1);
        assertThat(media.removed()).containsExactly(CleanedMedia.Removed.XMP, CleanedMedia.Removed.INFORMATION);
        assertThat(refusal(document(pdf.length - 1), pdf, Expected.imageOnly())).isEqualTo(MediaRefusal.TOO_LARGE);
    }

    private static MediaLimits document(int octets) {
        var d = MediaLimits.defaults();
        return new MediaLimits(
                d.imageOctets(),
                d.recordingOctets(),
                d.pixels(),
                d.dimension(),
                d.parts(),
                d.metadataOctets(),
                d.scans(),
                d.signals(),
                d.recordOctets(),
                octets,
                d.pdf());
    }

    @Test
    void refusesTheUnknownAndTheEmpty() {
        assertThat(refusal(ascii("hello"))).isEqualTo(MediaRefusal.UNKNOWN_FORMAT);
        assertThat(refusal(new byte[0])).isEqualTo(MediaRefusal.EMPTY);
    }

    @Test
    void describesWhatItWrote() {
        var cleaned = MadeMedia.clean(joined(JPEG, ascii("tail")));

        assertThat(cleaned.media().mediaType()).isEqualTo("image/jpeg");
        assertThat(cleaned.media().sizeBefore()).isEqualTo(JPEG.length + 4L);
        assertThat(cleaned.media().sizeAfter()).isEqualTo(cleaned.octets().length);
        assertThat(cleaned.media().sha256Before()).isEqualTo(Sha256.hash(JPEG, ascii("tail")));
        assertThat(cleaned.media().sha256After()).isEqualTo(Sha256.hash(cleaned.octets()));
    }

    @Test
    void readsStreamsThatComeInSmallPieces() throws IOException {
        var dribble = new ByteArrayInputStream(JPEG) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, 3));
            }
        };

        var media = new MediaGate(MediaLimits.defaults())
                .clean(dribble, OutputStream.nullOutputStream(), Expected.imageOnly());

        assertThat(media.sha256Before()).isEqualTo(Sha256.hash(JPEG));
    }

    @Test
    void aFailingStreamIsNotARefusal() {
        var gate = new MediaGate(MediaLimits.defaults());
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }
        };

        assertThatThrownBy(() -> gate.clean(broken, OutputStream.nullOutputStream(), Expected.imageOnly()))
                .isInstanceOf(IOException.class)
                .hasMessage("unplugged");
    }

    /** Each limit: a file, the limits as a function of one number, the largest number that refuses, and its code. */
    static Stream<Arguments> limits() {
        int pngParts = 3;
        return Stream.of(
                limit("image octets", JPEG, n -> limits(n, 0, 0, 0), JPEG.length, MediaRefusal.TOO_LARGE),
                limit("pixels", JPEG, n -> limits(0, n, 0, 0), 960, MediaRefusal.DIMENSIONS),
                limit("dimension", PNG, n -> limits(0, 0, n, 0), 40, MediaRefusal.DIMENSIONS),
                limit("parts", PNG, n -> limits(0, 0, 0, n), pngParts, MediaRefusal.TOO_COMPLEX),
                limit("metadata", withText(100), n -> more(n, 0, 0, 0), 100, MediaRefusal.TOO_COMPLEX),
                limit("scans", PROGRESSIVE, n -> more(0, n, 0, 0), scans(), MediaRefusal.TOO_COMPLEX),
                limit("signals", RECORDING, n -> more(0, 0, n, 0), 2, MediaRefusal.TOO_COMPLEX),
                limit("record", RECORDING, n -> more(0, 0, 0, n), 64, MediaRefusal.TOO_COMPLEX),
                limit(
                        "recording octets",
                        RECORDING,
                        MediaGateTest::recording,
                        RECORDING.length,
                        MediaRefusal.TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void holdsEachLimitToTheUnit(
            String name, byte[] file, IntFunction<MediaLimits> limits, int enough, MediaRefusal code) {
        var patient = Expected.of(MadeMedia.ALICE);

        assertThat(MadeMedia.clean(limits.apply(enough), file, patient).octets())
                .isNotEmpty();
        assertThat(refusal(limits.apply(enough - 1), file, patient)).isEqualTo(code);
    }

    @Test
    void aLimitBelowOneIsABug() {
        assertThatThrownBy(() -> recording(-1)).isInstanceOf(HouseBug.class);
    }

    private static Arguments limit(
            String name, byte[] file, IntFunction<MediaLimits> limits, int enough, MediaRefusal code) {
        return Arguments.of(name, file, limits, enough, code);
    }

    private static byte[] withText(int length) {
        return MadeMedia.pngWith(PNG, MadeMedia.chunk("iCCP", new byte[length]));
    }

    private static int scans() {
        int scans = 0;
        for (int i = 0; i + 1 < PROGRESSIVE.length; i++) {
            scans += (PROGRESSIVE[i] & 0xff) == 0xff && (PROGRESSIVE[i + 1] & 0xff) == 0xda ? 1 : 0;
        }
        return scans;
    }

    /** Zero stands for the default. */
    private static MediaLimits limits(int octets, int pixels, int dimension, int parts) {
        var d = MediaLimits.defaults();
        return new MediaLimits(
                octets == 0 ? d.imageOctets() : octets,
                d.recordingOctets(),
                pixels == 0 ? d.pixels() : pixels,
                dimension == 0 ? d.dimension() : dimension,
                parts == 0 ? d.parts() : parts,
                d.metadataOctets(),
                d.scans(),
                d.signals(),
                d.recordOctets(),
                d.documentOctets(),
                d.pdf());
    }

    private static MediaLimits more(int metadata, int scans, int signals, int record) {
        var d = MediaLimits.defaults();
        return new MediaLimits(
                d.imageOctets(),
                d.recordingOctets(),
                d.pixels(),
                d.dimension(),
                d.parts(),
                metadata == 0 ? d.metadataOctets() : metadata,
                scans == 0 ? d.scans() : scans,
                signals == 0 ? d.signals() : signals,
                record == 0 ? d.recordOctets() : record,
                d.documentOctets(),
                d.pdf());
    }

    private static MediaLimits recording(int octets) {
        var d = MediaLimits.defaults();
        return new MediaLimits(
                d.imageOctets(),
                octets,
                d.pixels(),
                d.dimension(),
                d.parts(),
                d.metadataOctets(),
                d.scans(),
                d.signals(),
                d.recordOctets(),
                d.documentOctets(),
                d.pdf());
    }
}
