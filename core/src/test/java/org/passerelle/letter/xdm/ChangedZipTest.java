package org.passerelle.letter.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.document.SampleDocuments;
import org.passerelle.letter.xdm.zip.MemoryChannel;
import org.passerelle.refusal.Refused;

/** Whatever is changed in a zip of ours, it says the same or is refused, and brings nothing down. */
class ChangedZipTest {
    private byte[] zip = {};
    private List<String> said = List.of();

    @BeforeEach
    void write() throws IOException {
        var samples = new SampleDocuments(3).attach("application/edf", 60);
        var out = new ByteArrayOutputStream();
        new XdmWriter("2.25.7", "Passerelle")
                .write(samples.request("?"), to -> to.write(new byte[100]), samples.documents(), out);
        zip = out.toByteArray();
        said = read(zip);
    }

    @Test
    void eachOctet() {
        assertThat(said).hasSize(2);
        int refused = 0;
        for (int i = 0; i < zip.length; i++) {
            byte[] changed = zip.clone();
            changed[i] ^= (byte) (1 << i % 8);
            List<String> found = read(changed);
            refused += found.isEmpty() ? 1 : 0;
            if (!found.isEmpty()) {
                assertThat(found).as("octet %d", i).isEqualTo(said);
            }
        }
        assertThat(refused).isGreaterThan(zip.length / 2);
    }

    @Test
    void eachLength() {
        for (int length = 0; length < zip.length; length++) {
            assertThat(read(Arrays.copyOf(zip, length))).as("%d octets", length).isEmpty();
        }
    }

    @Test
    void manyOctetsAtOnce() {
        var random = new Random(99);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = zip.clone();
            for (int j = random.nextInt(8); j >= 0; j--) {
                // most in the headers: what is folded has a checksum
                int from = random.nextBoolean() ? zip.length - 500 : 0;
                changed[from + random.nextInt(500)] = (byte) random.nextInt(256);
            }
            List<String> found = read(changed);
            assertThat(found)
                    .as("round %d", i)
                    .satisfiesAnyOf(
                            list -> assertThat(list).isEmpty(),
                            list -> assertThat(list).isEqualTo(said));
        }
    }

    /** What is read of it, or nothing when it is refused. */
    private static List<String> read(byte[] octets) {
        try {
            XdmArchive archive = new XdmReader().read(new MemoryChannel(octets));
            List<String> said = new ArrayList<>();
            for (XdmDocument each : archive.documents()) {
                try (InputStream in = archive.open(each)) {
                    said.add(each.path() + each.title() + each.uniqueId() + Sha256.hash(in.readAllBytes()));
                }
            }
            return said;
        } catch (Refused refused) {
            return List.of();
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }
}
