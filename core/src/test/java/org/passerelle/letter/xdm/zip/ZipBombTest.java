package org.passerelle.letter.xdm.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a zip may unfold to is known before it does. */
class ZipBombTest {
    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void refusesTheFirstFileTooMany() {
        assertThat(ReadZips.verdict(files(1_000).octets())).isEqualTo(ReadZips.READ);
        assertThat(ReadZips.verdict(files(1_001).octets())).isEqualTo(ZipRefusal.TOO_MANY_ENTRIES.code());
    }

    @Test
    void refusesTheFirstOctetTooMany() {
        byte[] zip = new ForgedZip().file("A", noise(600)).file("B", noise(400)).octets();

        assertThat(ReadZips.verdict(zip, new ZipLimits(10, 1000, 100, 0))).isEqualTo(ReadZips.READ);
        assertThat(ReadZips.verdict(zip, new ZipLimits(10, 999, 100, 0))).isEqualTo(ZipRefusal.TOO_LARGE.code());
    }

    @Test
    void refusesTheFirstOctetBeyondTheRatio() {
        byte[] folded = new byte[100];

        // what is no bomb by its ratio is unfolded, and here found to be nothing
        assertThat(ReadZips.verdict(claimed(folded, 100 * 100))).isEqualTo(ZipRefusal.CORRUPT.code());
        assertThat(ReadZips.verdict(claimed(folded, 100 * 100 + 1))).isEqualTo(ZipRefusal.RATIO.code());
    }

    @Test
    void asksNoRatioOfASmallFile() {
        byte[] folded = new byte[1];

        assertThat(ReadZips.verdict(claimed(folded, 4096))).isEqualTo(ZipRefusal.CORRUPT.code());
        assertThat(ReadZips.verdict(claimed(folded, 4097))).isEqualTo(ZipRefusal.RATIO.code());
        assertThat(ReadZips.verdict(new ForgedZip().file("A", new byte[4096]).octets()))
                .isEqualTo(ReadZips.READ);
    }

    @Test
    void refusesABombThatHidesItsSize() {
        byte[] bomb = new byte[50 * MEGABYTE];

        assertThat(ReadZips.verdict(new ForgedZip().file("A", bomb).octets())).isEqualTo(ZipRefusal.RATIO.code());
        assertThat(ReadZips.verdict(new ForgedZip()
                        .file("A", bomb, f -> f.size = f.localSize = 4000)
                        .octets()))
                .isEqualTo(ZipRefusal.CORRUPT.code());
    }

    @Test
    void refusesFilesThatShareTheirOctets() {
        byte[] kernel = noise(5000);
        byte[] zip = new ForgedZip()
                .file("A", kernel)
                .file("B", kernel, f -> f.moved = -5000)
                .octets();
        byte[] same = new ForgedZip()
                .file("A", kernel)
                .file("B", kernel, f -> f.moved = -f.folded.length - 31)
                .octets();

        assertThat(ReadZips.verdict(zip)).isEqualTo(ZipRefusal.OVERLAP.code());
        assertThat(ReadZips.verdict(same)).isEqualTo(ZipRefusal.OVERLAP.code());
    }

    @Test
    void refusesAFileAroundAnother() {
        byte[] inner = new ForgedZip().file("B", noise(50)).octets();
        byte[] outer = new ForgedZip()
                .file("A", inner, f -> f.store(inner))
                .file("B", noise(50), f -> f.moved = -inner.length)
                .octets();

        assertThat(ReadZips.verdict(outer)).isEqualTo(ZipRefusal.OVERLAP.code());
    }

    @Test
    void doesNotOpenAZipInAZip() {
        byte[] inner = new ForgedZip().file("A", new byte[50 * MEGABYTE]).octets();

        assertThat(ReadZips.verdict(new ForgedZip()
                        .file("INNER.ZIP", inner, f -> f.store(inner))
                        .octets()))
                .isEqualTo(ReadZips.READ);
    }

    @Test
    void refusesADirectoryLargerThanItsLimit() {
        var zip = new ForgedZip();
        for (int i = 0; i < 100; i++) {
            byte[] padding = ForgedZip.extra(0xFFFF, new byte[11_000]);
            zip.file("F" + i, new byte[0], f -> f.extra = padding);
        }

        assertThat(ReadZips.verdict(zip.octets())).isEqualTo(ZipRefusal.NOT_A_ZIP.code());
    }

    private static ForgedZip files(int count) {
        var zip = new ForgedZip();
        for (int i = 0; i < count; i++) {
            zip.file("F" + i, new byte[] {1});
        }
        return zip;
    }

    private static byte[] claimed(byte[] folded, int size) {
        return new ForgedZip()
                .file("A", new byte[0], f -> {
                    f.fold(folded);
                    f.size = f.localSize = size;
                })
                .octets();
    }

    private static byte[] noise(int size) {
        byte[] octets = new byte[size];
        new Random(5).nextBytes(octets);
        return octets;
    }
}
