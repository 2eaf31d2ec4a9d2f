package org.passerelle.letter.xdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.SampleDocuments;
import org.passerelle.letter.xdm.zip.ZipLimits;
import org.passerelle.letter.xdm.zip.ZipRefusal;
import org.passerelle.refusal.Refused;

/** What is not written, one on each side of each limit. */
class XdmWriteLimitsTest {
    private static final byte[] CDA = "<ClinicalDocument/>".getBytes(StandardCharsets.UTF_8);

    @Test
    void refusesAFileThatIsNotWhatTheContentNames() {
        var samples = new SampleDocuments(5).attach("application/edf", 100);
        ClinicalDocument document = samples.request("?");
        samples.octets(document.attached().get(0).document().id())[50] ^= 1;

        assertThatThrownBy(() -> limited(6, 150)
                        .write(document, out -> out.write(CDA), samples.documents(), OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(XdmRefusal.DOCUMENT_ALTERED));
    }

    @Test
    void refusesTheFirstFileAndTheFirstOctetTooMany() throws IOException {
        var samples = new SampleDocuments(6).attach("application/edf", 100).attach("application/edf", 50);
        ClinicalDocument document = samples.request("?");

        limited(6, 150).write(document, out -> out.write(CDA), samples.documents(), OutputStream.nullOutputStream());
        assertThatThrownBy(() -> limited(5, 150)
                        .write(document, out -> out.write(CDA), samples.documents(), OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ZipRefusal.TOO_MANY_ENTRIES));
        assertThatThrownBy(() -> limited(6, 149)
                        .write(document, out -> out.write(CDA), samples.documents(), OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ZipRefusal.TOO_LARGE));
    }

    @Test
    void refusesASourceThatIsNoOid() {
        assertThatThrownBy(() -> new XdmWriter("urn:uuid:1", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static XdmWriter limited(int entries, long total) {
        XdmLimits all = XdmLimits.DEFAULT;
        return new XdmWriter(
                "2.25.1234",
                "x",
                new XdmLimits(
                        new ZipLimits(entries, total, 100, 4096),
                        all.metadata(),
                        all.elements(),
                        all.depth(),
                        all.text()));
    }
}
