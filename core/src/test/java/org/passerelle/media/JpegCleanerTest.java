package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.media.MadeMedia.ascii;
import static org.passerelle.media.MadeMedia.joined;
import static org.passerelle.media.MadeMedia.jpegWith;
import static org.passerelle.media.MadeMedia.segment;
import static org.passerelle.media.Refusals.refusal;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.media.CleanedMedia.Removed;

class JpegCleanerTest {
    private static final byte[] PLAIN = MadeMedia.jpeg(40, 24, false);
    private static final int SOF0 = 0xc0;
    private static final int SOS = 0xda;

    @Test
    void keepsOrientationAndDateOfACameraAndNothingElse() {
        byte[] exif = MadeMedia.cameraExif(6, "2026:05:05 10:11:12", "+02:00");

        var cleaned = MadeMedia.clean(jpegWith(PLAIN, segment(0xe1, joined(ascii("Exif\0\0"), exif))));

        var facts = cleaned.media().findImage().orElseThrow();
        assertThat(facts.orientation()).isEqualTo(6);
        assertThat(facts.captureDate()).contains(LocalDateTime.of(2026, 5, 5, 10, 11, 12));
        assertThat(facts.capturedOffset()).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(cleaned.media().removed())
                .containsExactly(Removed.LOCATION, Removed.MAKER_NOTE, Removed.CAMERA_METADATA, Removed.THUMBNAIL);
        assertThat(MadeMedia.holds(cleaned.octets(), "ABC")).isFalse();
        assertThat(MadeMedia.samePixels(PLAIN, cleaned.octets())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000:00:00 00:00:00", "    :  :     :  :  ", "2026:02:30 10:00:00", "MADAME DURAND ALICE"})
    void dateThatIsNoneIsNotKept(String date) {
        byte[] exif = MadeMedia.cameraExif(1, date, "+02:00");

        var cleaned = MadeMedia.clean(jpegWith(PLAIN, segment(0xe1, joined(ascii("Exif\0\0"), exif))));

        assertThat(cleaned.media().findImage().orElseThrow().captureDate()).isEmpty();
        assertThat(MadeMedia.holds(cleaned.octets(), date)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255})
    void orientationThatIsNoneIsNotKept(int orientation) {
        byte[] exif = MadeMedia.cameraExif(orientation, "no date", "no");

        var cleaned = MadeMedia.clean(jpegWith(PLAIN, segment(0xe1, joined(ascii("Exif\0\0"), exif))));

        assertThat(cleaned.octets()).isEqualTo(MadeMedia.clean(PLAIN).octets());
    }

    @ParameterizedTest
    @CsvSource({
        "fe, Mme Durand, TEXT",
        "e1, http://ns.adobe.com/xap/1.0/ Mme Durand, XMP",
        "e1, Mme Durand, OTHER_PART",
        "e0, JFXX\0 Mme Durand, THUMBNAIL",
        "e2, MPF\0 Mme Durand, OTHER_PART",
        "e2, ICC_PROFILE\0\1\2 Mme Durand, BROKEN_PROFILE",
        "ed, Photoshop 3.0 Mme Durand, OTHER_PART",
        "ee, AdobeMme Durand 123456789, OTHER_PART",
        "ef, Mme Durand, OTHER_PART"
    })
    void dropsWhatThePixelsDoNotNeed(String marker, String body, Removed removed) {
        byte[] file = jpegWith(PLAIN, segment(Integer.parseInt(marker, 16), ascii(body)));

        var cleaned = MadeMedia.clean(file);

        assertThat(cleaned.media().removed()).contains(removed);
        assertThat(MadeMedia.holds(cleaned.octets(), "Durand")).isFalse();
    }

    @Test
    void dropsBytesAfterTheEndAndFillBytes() {
        byte[] filled = jpegWith(PLAIN, new byte[] {(byte) 0xff, (byte) 0xff});

        var cleaned = MadeMedia.clean(joined(filled, PLAIN, ascii("tail")));

        assertThat(cleaned.media().removed()).containsExactly(Removed.TRAILING_BYTES);
        assertThat(cleaned.octets()).isEqualTo(PLAIN);
        assertThat(cleaned.media().sizeBefore()).isEqualTo(2L * PLAIN.length + 6);
    }

    @Test
    void dropsTheThumbnailInsideJfif() {
        byte[] jfif = joined(ascii("JFIF\0\1\2\0\0\1\0\1\1\1"), new byte[] {1, 2, 3});
        byte[] bare = Arrays.copyOfRange(PLAIN, 20, PLAIN.length);

        var cleaned = MadeMedia.clean(joined(new byte[] {(byte) 0xff, (byte) 0xd8}, segment(0xe0, jfif), bare));

        assertThat(cleaned.media().removed()).containsExactly(Removed.THUMBNAIL);
        assertThat(MadeMedia.samePixels(PLAIN, cleaned.octets())).isTrue();
    }

    @Test
    void keepsAColourProfileInSeveralChunks() {
        byte[] profile = MadeMedia.profile(200);
        byte[] first = segment(0xe2, joined(ascii("ICC_PROFILE\0\1\2"), Arrays.copyOf(profile, 150)));
        byte[] second = segment(0xe2, joined(ascii("ICC_PROFILE\0\2\2"), Arrays.copyOfRange(profile, 150, 200)));

        var whole = MadeMedia.clean(jpegWith(PLAIN, second, first));
        var half = MadeMedia.clean(jpegWith(PLAIN, first));

        assertThat(whole.media().removed()).isEmpty();
        assertThat(MadeMedia.holds(whole.octets(), "ICC_PROFILE\0\1\2")).isTrue();
        assertThat(MadeMedia.clean(whole.octets()).octets()).isEqualTo(whole.octets());
        assertThat(half.media().removed()).containsExactly(Removed.BROKEN_PROFILE);
    }

    @Test
    void passesProgressiveWithCommentsBetweenScans() {
        byte[] file = MadeMedia.jpeg(40, 24, true);
        int second = find(file, SOS, find(file, SOS, 0) + 2);
        byte[] commented = joined(
                Arrays.copyOf(file, second),
                segment(0xfe, ascii("Durand")),
                Arrays.copyOfRange(file, second, file.length));

        assertThat(MadeMedia.clean(commented).octets())
                .isEqualTo(MadeMedia.clean(file).octets());
        assertThat(MadeMedia.samePixels(file, MadeMedia.clean(file).octets())).isTrue();
    }

    @Test
    void passesGrey() {
        byte[] file = MadeMedia.jpeg(MadeMedia.drawing(31, 9, BufferedImage.TYPE_BYTE_GRAY), false);

        assertThat(MadeMedia.samePixels(file, MadeMedia.clean(file).octets())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf})
    void refusesRareEncodings(int marker) {
        byte[] file = PLAIN.clone();
        file[find(file, SOF0, 0) + 1] = (byte) marker;

        assertThat(refusal(file)).isEqualTo(MediaRefusal.ENCODING);
    }

    @ParameterizedTest
    @CsvSource({"4, 12, ENCODING", "9, 2, MALFORMED", "5, 60, TRUNCATED", "11, 0, MALFORMED", "12, 4, MALFORMED"})
    void refusesAFrameThatCannotBe(int offset, int value, MediaRefusal code) {
        byte[] file = PLAIN.clone();
        file[find(file, SOF0, 0) + offset] = (byte) value;

        assertThat(refusal(file)).isEqualTo(code);
    }

    @Test
    void refusesNoHeight() {
        byte[] file = PLAIN.clone();
        int frame = find(file, SOF0, 0);
        file[frame + 5] = 0;
        file[frame + 6] = 0;

        assertThat(refusal(file)).isEqualTo(MediaRefusal.DIMENSIONS);
    }

    @Test
    void refusesAScanCutShortThoughItIsClosed() {
        int data = find(PLAIN, SOS, 0) + 14;
        byte[] cut = joined(Arrays.copyOf(PLAIN, data + 3), new byte[] {(byte) 0xff, (byte) 0xd9});

        assertThat(refusal(cut)).isEqualTo(MediaRefusal.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesWhatIsHiddenBehindTheLastBlock(boolean progressive) {
        byte[] file = MadeMedia.jpeg(40, 24, progressive);
        byte[] end = {(byte) 0xff, (byte) 0xd9};

        byte[] hiding = joined(Arrays.copyOf(file, file.length - 2), new byte[1 << 20], end);

        assertThat(refusal(hiding)).isEqualTo(MediaRefusal.MALFORMED);
    }

    @Test
    void aScanHoldsNoMoreThanItsBlocksAtTheirLongest() {
        byte[] grey = MadeMedia.jpeg(MadeMedia.drawing(8, 8, BufferedImage.TYPE_BYTE_GRAY), false);
        byte[] head = Arrays.copyOf(grey, find(grey, SOS, 0) + 10);
        byte[] end = {(byte) 0xff, (byte) 0xd9};
        // 64 coefficients of 32 bits, two octets on each side and 512 of padding; a stuffed octet counts once.
        int most = 64 * 4 + 4 + 512;
        byte[] stuffed = {(byte) 0xff, 0};

        byte[] full = joined(head, new byte[most - 1], stuffed, end);

        assertThat(MadeMedia.clean(full).octets()).isEqualTo(full);
        assertThat(refusal(joined(head, new byte[most], stuffed, end))).isEqualTo(MediaRefusal.MALFORMED);
    }

    @Test
    void refusesASecondFrame() {
        int frame = find(PLAIN, SOF0, 0);
        byte[] again = Arrays.copyOfRange(PLAIN, frame, frame + 19);

        assertThat(refusal(jpegWith(PLAIN, again))).isEqualTo(MediaRefusal.MALFORMED);
    }

    @Test
    void refusesARestartMarkerWithoutInterval() {
        int data = find(PLAIN, SOS, 0) + 14;
        byte[] file = joined(
                Arrays.copyOf(PLAIN, data),
                new byte[] {(byte) 0xff, (byte) 0xd0},
                Arrays.copyOfRange(PLAIN, data, PLAIN.length));

        assertThat(refusal(file)).isEqualTo(MediaRefusal.MALFORMED);
    }

    @Test
    void refusesMissingRestartMarkers() {
        assertThat(refusal(jpegWith(PLAIN, segment(0xdd, new byte[] {0, 1})))).isEqualTo(MediaRefusal.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xdb, 0xc4})
    void refusesAScanWithoutItsTables(int table) {
        byte[] file = PLAIN;
        for (int at = find(file, table, 0); at > 0; at = find(file, table, 0)) {
            int length = 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
            file = joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + length, file.length));
        }

        assertThat(refusal(file)).isEqualTo(MediaRefusal.MALFORMED);
    }

    /** Where this marker's segment begins, before the entropy-coded data or between scans; −1 when there is none. */
    private static int find(byte[] file, int marker, int from) {
        for (int at = from; at + 1 < file.length; at++) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == marker) {
                return at;
            }
        }
        return -1;
    }
}
