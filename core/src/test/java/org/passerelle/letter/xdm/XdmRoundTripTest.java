package org.passerelle.letter.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.document.SampleDocuments;
import org.passerelle.letter.xdm.XdmDocument.Proof;
import org.passerelle.letter.xdm.zip.MemoryChannel;
import org.passerelle.seal.frame.Spool;

/** What we write, we read. */
class XdmRoundTripTest {
    private static final byte[] CDA = "<ClinicalDocument/>".getBytes(StandardCharsets.UTF_8);

    private final XdmReader reader = new XdmReader();

    @TempDir
    private Path folder;

    @Test
    void readsFromAnEncryptedSpoolWhatWeWrote() throws IOException {
        var samples = new SampleDocuments(1)
                .attach("image/jpeg", 1000)
                .attach("image/jpeg", 300_000)
                .attach("application/edf", 500_000);
        ClinicalDocument document = samples.report(List.of("Bénin."));
        try (var spool = new Spool(folder, new SecureRandom())) {
            try (OutputStream out = spool.writer()) {
                new XdmWriter("2.25.7", "Passerelle").write(document, to -> to.write(CDA), samples.documents(), out);
            }
            try (SeekableByteChannel channel = spool.channel()) {
                XdmArchive archive = reader.read(channel);

                assertThat(archive.patientId()).contains("256025502912378^^^&1.2.250.1.213.1.4.10&ISO^NH");
                assertThat(archive.documents())
                        .hasSize(4)
                        .allSatisfy(each -> assertThat(each.proof()).isEqualTo(Proof.SHA_256));
                XdmDocument cda = archive.find(Oids.of(document.version().id())).orElseThrow();
                assertThat(cda.findFormatCode()).contains("urn:ihe:iti:xds-sd:pdf:2008");
                assertThat(cda.findTypeCode()).contains("85208-7");
                assertThat(cda.findTitle()).contains("Compte-rendu de téléexpertise");
                assertThat(cda.findReplaces())
                        .contains(Hl7.uuid(document.version().set().hex()));
                assertThat(octets(archive, cda)).isEqualTo(CDA);
                for (Attached each : document.attached()) {
                    XdmDocument found =
                            archive.find(Oids.of(each.document().id())).orElseThrow();
                    assertThat(found.findMediaType()).contains(each.document().mediaType());
                    assertThat(octets(archive, found))
                            .isEqualTo(samples.octets(each.document().id()));
                }
            }
        }
    }

    @Test
    void readsTheLargestLetterThatWeWriteHoweverItsFilesFold() throws IOException {
        var samples = new SampleDocuments(2);
        for (int i = 0; i < 900; i++) {
            samples.attach("application/edf", 1 + i);
        }
        ClinicalDocument document = samples.request("?");
        byte[] black = new byte[3_000_000];
        var zip = new ByteArrayOutputStream();

        new XdmWriter("2.25.7", "Passerelle").write(document, to -> to.write(black), samples.documents(), zip);

        assertThat(reader.read(new MemoryChannel(zip.toByteArray())).documents())
                .hasSize(901);
    }

    private static byte[] octets(XdmArchive archive, XdmDocument document) throws IOException {
        try (InputStream in = archive.open(document)) {
            return in.readAllBytes();
        }
    }
}
