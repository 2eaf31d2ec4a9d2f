package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.media.MadeMedia.ascii;
import static org.passerelle.media.MadeMedia.chunk;
import static org.passerelle.media.MadeMedia.deflated;
import static org.passerelle.media.MadeMedia.joined;
import static org.passerelle.media.MadeMedia.pngWith;
import static org.passerelle.media.MadeMedia.u32;
import static org.passerelle.media.Refusals.refusal;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.media.CleanedMedia.Removed;

class PngCleanerTest {
    private static final byte[] PLAIN = MadeMedia.png(20, 12, BufferedImage.TYPE_INT_RGB);
    private static final byte[] SIGNATURE = Arrays.copyOf(PLAIN, 8);
    private static final byte[] END = chunk("IEND", new byte[0]);

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_GRAY
            })
    void passesEveryColourUnchanged(int type) {
        byte[] file = MadeMedia.png(37, 11, type);

        assertThat(MadeMedia.clean(file).octets()).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"tEXt, TEXT", "zTXt, TEXT", "iTXt, TEXT", "tIME, OTHER_PART", "prVt, OTHER_PART", "pHYs, OTHER_PART"})
    void dropsWhatThePixelsDoNotNeed(String type, Removed removed) {
        var cleaned = MadeMedia.clean(pngWith(PLAIN, chunk(type, ascii("Author\0Mme Durand"))));

        assertThat(cleaned.media().removed()).containsExactly(removed);
        assertThat(cleaned.octets()).isEqualTo(PLAIN);
    }

    @Test
    void keepsOrientationAndDateOfExifAndNothingElse() {
        byte[] exif = MadeMedia.cameraExif(8, "2026:05:05 10:11:12", "+02:00");

        var before = MadeMedia.clean(pngWith(PLAIN, chunk("eXIf", exif)));
        var after = MadeMedia.clean(joined(Arrays.copyOf(PLAIN, PLAIN.length - 12), chunk("eXIf", exif), END));

        for (var cleaned : new MadeMedia.Outcome[] {before, after}) {
            var facts = cleaned.media().findImage().orElseThrow();
            assertThat(facts.orientation()).isEqualTo(8);
            assertThat(facts.captureDate()).contains(LocalDateTime.of(2026, 5, 5, 10, 11, 12));
            assertThat(cleaned.media().removed()).contains(Removed.LOCATION);
            assertThat(MadeMedia.clean(cleaned.octets()).media().removed()).isEmpty();
        }
    }

    @Test
    void keepsHowColoursAreShown() {
        byte[] file = pngWith(
                PLAIN,
                chunk("gAMA", u32(45455)),
                chunk("cICP", new byte[] {1, 13, 0, 1}),
                chunk("sBIT", new byte[] {8, 8, 8}),
                chunk("iCCP", joined(ascii("ICC\0\0"), deflated(MadeMedia.profile(200)))),
                chunk("bKGD", new byte[6]),
                chunk("tRNS", new byte[6]),
                chunk("pHYs", new byte[9]));

        assertThat(MadeMedia.clean(file).octets()).isEqualTo(file);
    }

    @Test
    void keepsAProfileButNotItsName() {
        byte[] profile = deflated(MadeMedia.profile(200));

        var cleaned = MadeMedia.clean(pngWith(PLAIN, chunk("iCCP", joined(ascii("Mme Durand\0\0"), profile))));

        assertThat(cleaned.octets()).isEqualTo(pngWith(PLAIN, chunk("iCCP", joined(ascii("ICC\0\0"), profile))));
        assertThat(cleaned.media().removed()).containsExactly(Removed.TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 127})
    void dropsABrokenProfile(int size) {
        byte[] body = size == 0 ? ascii("p\0\0Durand") : joined(ascii("p\0\0"), deflated(new byte[size]));

        var cleaned = MadeMedia.clean(pngWith(PLAIN, chunk("iCCP", body)));

        assertThat(cleaned.media().removed()).containsExactly(Removed.BROKEN_PROFILE);
        assertThat(cleaned.octets()).isEqualTo(PLAIN);
    }

    @Test
    void dropsBytesAfterTheEnd() {
        var cleaned = MadeMedia.clean(joined(PLAIN, ascii("PK")));

        assertThat(cleaned.media().removed()).containsExactly(Removed.TRAILING_BYTES);
        assertThat(cleaned.octets()).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acTL", "fcTL", "fdAT"})
    void refusesAnimations(String type) {
        assertThat(refusal(pngWith(PLAIN, chunk(type, new byte[8])))).isEqualTo(MediaRefusal.ANIMATED);
    }

    @Test
    void refusesAWrongChecksumAlsoInWhatIsDropped() {
        byte[] text = chunk("tEXt", ascii("a\0b"));
        text[text.length - 1] ^= 1;

        assertThat(refusal(pngWith(PLAIN, text))).isEqualTo(MediaRefusal.CHECKSUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD", "IHDR", "PLTE", "IEND", "te t", "text"})
    void refusesChunksThatMayNotStandThere(String type) {
        assertThat(refusal(pngWith(PLAIN, chunk(type, new byte[5])))).isEqualTo(MediaRefusal.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"5, MALFORMED", "3, TRUNCATED"})
    void refusesRowsTooManyOrTooFew(int rows, MediaRefusal code) {
        assertThat(refusal(grey(new byte[rows * 5]))).isEqualTo(code);
    }

    @Test
    void refusesAnUnknownFilter() {
        byte[] rows = new byte[20];
        rows[5] = 5;

        assertThat(refusal(grey(rows))).isEqualTo(MediaRefusal.MALFORMED);
    }

    @Test
    void refusesBytesHiddenBehindTheRows() {
        byte[] hidden = joined(deflated(new byte[20]), ascii("Durand"));

        assertThat(refusal(png(header(4, 4, 8, 0, 0), chunk("IDAT", hidden)))).isEqualTo(MediaRefusal.MALFORMED);
    }

    @Test
    void refusesRowsInTwoPlaces() {
        byte[] rows = deflated(new byte[20]);
        byte[] first = chunk("IDAT", Arrays.copyOf(rows, 4));
        byte[] second = chunk("IDAT", Arrays.copyOfRange(rows, 4, rows.length));

        assertThat(MadeMedia.clean(png(header(4, 4, 8, 0, 0), first, second)).octets())
                .isNotEmpty();
        assertThat(refusal(png(header(4, 4, 8, 0, 0), first, chunk("tIME", new byte[7]), second)))
                .isEqualTo(MediaRefusal.MALFORMED);
    }

    @Test
    void countsTheRowsOfAnInterlacedImage() {
        // 3×3 grey: passes 1 (1×1), 5 (2×1), 6 (1×2), 7 (3×1), 4 (1×1).
        int octets = 2 + 2 + 3 + 2 * 2 + 4;

        assertThat(MadeMedia.clean(png(header(3, 3, 8, 0, 1), chunk("IDAT", deflated(new byte[octets]))))
                        .media()
                        .kind())
                .isEqualTo(MediaKind.PNG);
        assertThat(refusal(png(header(3, 3, 8, 0, 1), chunk("IDAT", deflated(new byte[octets - 1])))))
                .isEqualTo(MediaRefusal.TRUNCATED);
        assertThat(refusal(png(header(3, 3, 8, 0, 1), chunk("IDAT", deflated(new byte[octets + 1])))))
                .isEqualTo(MediaRefusal.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4, 8, 0, 0, DIMENSIONS",
        "4, 0, 8, 0, 0, DIMENSIONS",
        "4, 4, 3, 0, 0, MALFORMED",
        "4, 4, 4, 2, 0, MALFORMED",
        "4, 4, 8, 1, 0, MALFORMED",
        "4, 4, 8, 0, 2, MALFORMED",
        "4, 4, 8, 3, 0, MALFORMED"
    })
    void refusesAHeaderThatCannotBe(int width, int height, int depth, int colour, int interlace, MediaRefusal code) {
        byte[] file = png(header(width, height, depth, colour, interlace), chunk("IDAT", deflated(new byte[20])));

        assertThat(refusal(file)).isEqualTo(code);
    }

    private static byte[] grey(byte[] rows) {
        return png(header(4, 4, 8, 0, 0), chunk("IDAT", deflated(rows)));
    }

    private static byte[] png(byte[] header, byte[]... chunks) {
        return joined(SIGNATURE, chunk("IHDR", header), joined(chunks), END);
    }

    private static byte[] header(int width, int height, int depth, int colour, int interlace) {
        return joined(u32(width), u32(height), new byte[] {(byte) depth, (byte) colour, 0, 0, (byte) interlace});
    }
}
