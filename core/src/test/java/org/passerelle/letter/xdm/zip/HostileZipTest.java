package org.passerelle.letter.xdm.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A zip that two programs could read in two ways is not read; each lie has its own answer. */
class HostileZipTest {
    private static final byte[] TEXT = "Bonjour, bonjour, bonjour.".getBytes(StandardCharsets.UTF_8);
    private static final int LINK = 0120777 << 16;

    static Stream<Arguments> lies() {
        return Stream.of(
                lie(
                        ZipRefusal.HEADERS_DIFFER,
                        "another name before the file",
                        f -> f.localName = "B.TXT".getBytes(StandardCharsets.US_ASCII)),
                lie(ZipRefusal.HEADERS_DIFFER, "another size before the file", f -> f.localSize++),
                lie(ZipRefusal.HEADERS_DIFFER, "another folded size before the file", f -> f.localCompressed++),
                lie(ZipRefusal.HEADERS_DIFFER, "another checksum before the file", f -> f.localCrc++),
                lie(ZipRefusal.HEADERS_DIFFER, "another method before the file", f -> f.localMethod = 0),
                lie(ZipRefusal.HEADERS_DIFFER, "another size after the file", f -> f.describe(true, 1)),
                lie(ZipRefusal.HEADERS_DIFFER, "no size before or after", f -> f.localCrc = f.localSize = 0),
                lie(
                        ZipRefusal.HEADERS_DIFFER,
                        "another name in Unicode",
                        f -> f.extra = ForgedZip.extra(0x7075, "\1....B.TXT".getBytes(StandardCharsets.US_ASCII))),
                lie(ZipRefusal.CORRUPT, "another checksum", f -> f.crc = f.localCrc = 1),
                lie(ZipRefusal.CORRUPT, "more than promised", f -> f.size = f.localSize = TEXT.length - 1),
                lie(ZipRefusal.CORRUPT, "less than promised", f -> f.size = f.localSize = TEXT.length + 1),
                lie(
                        ZipRefusal.CORRUPT,
                        "something after the last block",
                        f -> f.fold(Arrays.copyOf(f.folded, f.folded.length + 1))),
                lie(ZipRefusal.CORRUPT, "cut short", f -> f.fold(Arrays.copyOf(f.folded, f.folded.length - 1))),
                lie(ZipRefusal.CORRUPT, "not deflated", f -> f.fold(new byte[] {7, 7, 7, 7})),
                lie(ZipRefusal.CORRUPT, "stored in another size", f -> {
                    f.store(TEXT);
                    f.size = f.localSize = TEXT.length + 1;
                }),
                lie(ZipRefusal.CORRUPT, "broken extra field", f -> f.extra = new byte[] {1, 2, 9, 0}),
                lie(ZipRefusal.CORRUPT, "cut extra field", f -> f.localExtra = new byte[] {1, 2, 9}),
                lie(ZipRefusal.OVERLAP, "before the first octet", f -> f.moved = 1),
                lie(ZipRefusal.OVERLAP, "over the directory", f -> f.compressed = f.localCompressed = 2000),
                lie(ZipRefusal.OVERLAP, "something after the file", f -> f.descriptor = new byte[5]),
                lie(ZipRefusal.OVERLAP, "a descriptor that nobody announced", f -> f.descriptor = new byte[16]),
                lie(ZipRefusal.ENCRYPTED, "encrypted", f -> f.flags = 1),
                lie(ZipRefusal.ENCRYPTED, "strongly encrypted", f -> f.flags = 1 << 6),
                lie(ZipRefusal.ENCRYPTED, "masked headers", f -> f.flags = 1 << 13),
                lie(ZipRefusal.ENCRYPTED, "AES", f -> f.extra = ForgedZip.extra(0x9901, new byte[7])),
                lie(ZipRefusal.METHOD, "bzip2", f -> f.method = f.localMethod = 12),
                lie(ZipRefusal.METHOD, "patched", f -> f.flags = 1 << 5),
                lie(ZipRefusal.ZIP64, "sizes for giants", f -> f.extra = ForgedZip.extra(1, new byte[16])),
                lie(
                        ZipRefusal.ZIP64,
                        "sizes for giants before the file",
                        f -> f.localExtra = ForgedZip.extra(1, new byte[16])),
                lie(ZipRefusal.ZIP64, "a size that says look elsewhere", f -> f.size = -1),
                lie(ZipRefusal.NOT_A_ZIP, "on another disk", f -> f.disk = 1),
                lie(ZipRefusal.NAME, "a link", f -> {
                    f.madeBy = 3 << 8 | 20;
                    f.attributes = LINK;
                }),
                lie(ZipRefusal.NAME, "not UTF-8 though it says so", f -> {
                    f.flags = 1 << 11;
                    f.name = f.localName = new byte[] {'a', (byte) 0xE9};
                }));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("lies")
    void refuses(ZipRefusal code, String what, byte[] zip) {
        assertThat(ReadZips.verdict(zip)).as(what).isEqualTo(code.code());
    }

    static Stream<Arguments> names() {
        return Stream.of(
                        "/a",
                        "\\a",
                        "../a",
                        "a/../../b",
                        "a\\..\\b",
                        "C:/a",
                        "c:a",
                        "a//b",
                        ".",
                        "..",
                        "a/.",
                        "a\0b",
                        "a\nb",
                        "x".repeat(256),
                        "/",
                        "//",
                        "\u007Fa")
                .map(name ->
                        arguments(name.replaceAll("\\p{Cntrl}", "?").substring(0, Math.min(name.length(), 9)), name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void refusesNamesThatLeadElsewhereOrAreNone(String shown, String name) {
        assertThat(ReadZips.verdict(new ForgedZip().file(name, TEXT).octets()))
                .as(shown)
                .isEqualTo(ZipRefusal.NAME.code());
    }

    @Test
    void readsNamesThatAreOnlyUnusual() {
        byte[] zip = new ForgedZip()
                .file("x".repeat(255), TEXT)
                .file("a\\b.txt", TEXT)
                .file("..a/b..", TEXT)
                .file("Docum\u00E9nt.txt", TEXT)
                .file("folder\\", new byte[0])
                .file("folder/a", TEXT)
                .octets();

        assertThat(ReadZips.verdict(zip)).isEqualTo(ReadZips.READ);
        assertThat(ZipDirectory.read(new MemoryChannel(zip), ZipLimits.DEFAULT).files())
                .extracting(file -> file.path().written())
                .contains("a/b.txt", "Docum\u00E9nt.txt", "folder/a")
                .hasSize(5);
    }

    @Test
    void refusesTwoFilesOfOneName() {
        assertThat(ReadZips.verdict(new ForgedZip()
                        .file("A/b.TXT", TEXT)
                        .file("a\\B.txt", TEXT)
                        .octets()))
                .isEqualTo(ZipRefusal.NAME_TWICE.code());
        assertThat(ReadZips.verdict(
                        new ForgedZip().file("a", TEXT).file("A/b", TEXT).octets()))
                .isEqualTo(ZipRefusal.NAME_TWICE.code());
    }

    @Test
    void refusesWhatStandsAroundTheZip() {
        assertThat(around(zip -> zip.before = TEXT)).isEqualTo(ZipRefusal.OVERLAP.code());
        assertThat(around(zip -> zip.gap = TEXT)).isEqualTo(ZipRefusal.OVERLAP.code());
        assertThat(around(zip -> zip.beforeEnd = TEXT)).isEqualTo(ZipRefusal.NOT_A_ZIP.code());
        assertThat(around(zip -> zip.after = TEXT)).isEqualTo(ZipRefusal.NOT_A_ZIP.code());
        assertThat(around(zip -> zip.more = 1)).isEqualTo(ZipRefusal.NOT_A_ZIP.code());
        assertThat(around(zip -> zip.more = -1)).isEqualTo(ZipRefusal.NOT_A_ZIP.code());
        assertThat(around(zip -> zip.disk = 1)).isEqualTo(ZipRefusal.NOT_A_ZIP.code());
        byte[] valid = new ForgedZip().file("A", TEXT).octets();
        byte[] prefixed = new byte[valid.length + 10];
        System.arraycopy(valid, 0, prefixed, 10, valid.length);
        assertThat(ReadZips.verdict(prefixed)).isEqualTo(ZipRefusal.NOT_A_ZIP.code());
    }

    @Test
    void readsACommentAndRefusesOneThatIsAnotherEnd() {
        assertThat(around(zip -> zip.comment = "écrit par quelqu'un")).isEqualTo(ReadZips.READ);
        var end = new byte[22];
        System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, end, 0, 4);
        assertThat(around(zip -> zip.comment = new String(end, StandardCharsets.ISO_8859_1)))
                .isEqualTo(ZipRefusal.NOT_A_ZIP.code());
    }

    @Test
    void readsSizesThatFollow() {
        for (boolean signed : new boolean[] {true, false}) {
            assertThat(ReadZips.verdict(new ForgedZip()
                            .file("A.TXT", TEXT, f -> f.describe(signed, 0))
                            .file("B.TXT", TEXT, f -> f.store(TEXT))
                            .file("C.TXT", new byte[0])
                            .octets()))
                    .isEqualTo(ReadZips.READ);
        }
    }

    private static Arguments lie(ZipRefusal code, String what, Consumer<ForgedZip.File> lie) {
        return arguments(code, what, new ForgedZip().file("A.TXT", TEXT, lie).octets());
    }

    private static String around(Consumer<ForgedZip> change) {
        var zip = new ForgedZip().file("A.TXT", TEXT);
        change.accept(zip);
        return ReadZips.verdict(zip.octets());
    }
}
