package org.passerelle.letter.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.letter.xdm.Metadatas;
import org.passerelle.letter.xdm.zip.ForgedZip;
import org.passerelle.party.Ins;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.Enclosed;

/** What others' archives and medical documents say. */
class ClearArchiveTest {
    private static final Path EXAMPLES = Path.of("../../shared/samples/cda/examples");
    private static final String PATIENT = "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLM-DA_2022.01_TCG.xml",
                "TLM-DA_2022.01_TCG_anamnèse-non-structurée.xml",
                "TLM-DA_2022.01_TE1_anamnèse-non-structurée.xml"
            })
    void readsAnsRequestsInAnArchive(String example) throws IOException {
        byte[] cda = example(example);
        try (ClearMail mail = archived(PATIENT, cda).read()) {
            assertThat(mail.trouble()).isEmpty();
            Clinical said = mail.clinical().orElseThrow();
            assertThat(said.code()).isEqualTo("75496-0");
            assertThat(said.title()).startsWith("Demande de télé");
            assertThat(said.patientShown()).contains("PAT-TROIS", "née le 28/03/1979", "279035121518989");
            assertThat(said.traits())
                    .isEqualTo(new Clinical.Traits(
                            "PAT-TROIS",
                            "DOMINIQUE",
                            LocalDate.of(1979, 3, 28),
                            org.passerelle.party.Sex.FEMALE,
                            new Ins("279035121518989", Ins.Oid.TEST),
                            false));
            assertThat(said.findPatient().orElseThrow().birthGivenNames()).containsExactly("DOMINIQUE", "MARIE-LOUISE");
            assertThat(said.findPatient().orElseThrow().phone()).isEqualTo("0144534551");
            assertThat(said.findAuthor().orElseThrow().displayName()).isEqualTo("Dr Bernard VACQUIER");
            assertThat(said.findAuthor().orElseThrow().rpps().value()).isEqualTo("01234567897");
            assertThat(said.parts()).containsKey("treatment");
            if (example.contains("non-structurée")) {
                assertThat(said.parts().get("question")).startsWith("Texte libre pour la description");
            } else {
                assertThat(said.parts().get("history")).contains("Pyélonéphrite aiguë");
            }
            assertThat(mail.enclosed())
                    .extracting(Enclosed::origin)
                    .startsWith(Enclosed.Origin.CDA)
                    .contains(Enclosed.Origin.INSIDE_CDA);
            for (Enclosed file : mail.enclosed()) {
                try (var octets = mail.document(file.id())) {
                    assertThat(octets.readAllBytes()).hasSize((int) file.size());
                }
            }
        }
    }

    @Test
    void readsADocumentThatIsAttachedWithoutAnArchive() throws IOException {
        try (ClearMail mail = new RawMail()
                .file("TLM-DA.xml", "text/xml", example("TLM-DA_2022.01_TCG.xml"))
                .file("notes.xml", "application/xml", "<notes/>".getBytes(StandardCharsets.UTF_8))
                .read()) {
            assertThat(mail.clinical().orElseThrow().code()).isEqualTo("75496-0");
            assertThat(mail.trouble()).isEmpty();
            assertThat(mail.enclosed())
                    .filteredOn(file -> file.origin() != Enclosed.Origin.INSIDE_CDA)
                    .extracting(Enclosed::origin)
                    .containsExactly(Enclosed.Origin.CDA, Enclosed.Origin.ATTACHED);
        }
    }

    @Test
    void readsAReportWhoseBodyIsAPdfOnce() throws IOException {
        byte[] cda = example("TLM-CR_2022.01.xml");
        Enclosed body;
        byte[] pdf;
        try (ClearMail mail = archived(PATIENT, cda).read()) {
            assertThat(mail.clinical().orElseThrow().code()).isEqualTo("85208-7");
            body = mail.enclosed().get(1);
            try (var octets = mail.document(body.id())) {
                pdf = octets.readAllBytes();
            }
        }
        try (ClearMail mail = archived(PATIENT, cda)
                .file("CR_PAT-TROIS.pdf", "application/pdf", pdf)
                .read()) {
            assertThat(mail.enclosed()).extracting(Enclosed::sha256).doesNotHaveDuplicates();
        }
    }

    @Test
    void believesNoMailOfTwoPatients() throws IOException {
        byte[] cda = example("TLM-DA_2022.01_TCG.xml");
        assertSeveral(archived("256025502912378^^^&1.2.250.1.213.1.4.10&ISO^NH", cda));
        byte[] other = new String(cda, StandardCharsets.UTF_8)
                .replace("279035121518989\" root", "256025502912378\" root")
                .getBytes(StandardCharsets.UTF_8);
        assertSeveral(new RawMail().file("a.xml", "text/xml", cda).file("b.xml", "text/xml", other));
    }

    @Test
    void believesNoMailOfTwoArchives() throws IOException {
        byte[] zip = zip(PATIENT, example("TLM-DA_2022.01_TCG.xml"));
        try (ClearMail mail = new RawMail()
                .file("IHE_XDM.zip", "application/zip", zip)
                .file("ihe_xdm(1).zip", "application/zip", zip)
                .read()) {
            assertThat(mail.trouble().orElseThrow().code()).isEqualTo(ClearRefusal.SEVERAL_ARCHIVES);
            assertThat(mail.enclosed()).extracting(Enclosed::origin).containsOnly(Enclosed.Origin.ATTACHED);
        }
    }

    @Test
    void looksIntoSoManyFilesOfADocumentAndNoMore() throws IOException {
        byte[] cda = example("TLM-DA_2022.01_TCG.xml");
        var mail = new RawMail().file("a.xml", "text/xml", cda);
        long files;
        try (ClearMail read = mail.read()) {
            files = read.enclosed().size();
        }
        try (ClearMail read = mail.read(inside((int) files))) {
            assertThat(read.trouble()).isEmpty();
        }
        try (ClearMail read = mail.read(inside((int) files - 1))) {
            assertThat(read.trouble().orElseThrow().code()).isEqualTo(ClearRefusal.TOO_MANY_FILES);
            assertThat(read.enclosed()).isNotEmpty();
        }
    }

    @Test
    void goesThroughSoMuchOfADocumentAndNoMore() throws IOException {
        byte[] cda = example("TLM-DA_2022.01_TCG.xml");
        var mail = new RawMail().file("a.xml", "text/xml", cda);
        long looks;
        try (ClearMail read = mail.read()) {
            looks = read.enclosed().size();
        }
        try (ClearMail read = mail.read(looked(looks * cda.length))) {
            assertThat(read.trouble()).isEmpty();
        }
        try (ClearMail read = mail.read(looked(looks * cda.length - 1))) {
            assertThat(read.trouble().orElseThrow().code()).isEqualTo(ClearRefusal.TOO_MANY_FILES);
        }
    }

    private static ClearLimits looked(long most) {
        ClearLimits all = ClearLimits.DEFAULT;
        return new ClearLimits(
                all.mail(),
                all.headers(),
                all.headerOctets(),
                all.parts(),
                all.depth(),
                all.text(),
                all.inside(),
                most);
    }

    private static ClearLimits inside(int most) {
        ClearLimits all = ClearLimits.DEFAULT;
        return new ClearLimits(
                all.mail(),
                all.headers(),
                all.headerOctets(),
                all.parts(),
                all.depth(),
                all.text(),
                most,
                all.looked());
    }

    private static void assertSeveral(RawMail raw) {
        try (ClearMail mail = raw.read()) {
            assertThat(mail.trouble().orElseThrow().code()).isEqualTo(ClearRefusal.SEVERAL_PATIENTS);
            assertThat(mail.clinical()).isEmpty();
            assertThat(mail.enclosed()).isNotEmpty();
        }
    }

    private static RawMail archived(String patient, byte[] cda) {
        return new RawMail()
                .part("Content-Type: text/plain", "Voir le document.")
                .file("IHE_XDM.zip", "application/zip", zip(patient, cda));
    }

    private static byte[] zip(String patient, byte[] cda) {
        var metadata = new Metadatas().patient(patient).document("A", "URI=DOC00001.XML", "size=" + cda.length);
        return new ForgedZip()
                .file("IHE_XDM/SUBSET01/METADATA.XML", metadata.octets())
                .file("IHE_XDM/SUBSET01/DOC00001.XML", cda)
                .octets();
    }

    private static byte[] example(String name) throws IOException {
        List<Path> found;
        assumeTrue(Files.isDirectory(EXAMPLES), "samples absent: " + EXAMPLES);
        try (var files = Files.list(EXAMPLES)) {
            // the folder may hold its accents decomposed
            found = files.filter(file -> java.text.Normalizer.normalize(
                                    file.getFileName().toString(), java.text.Normalizer.Form.NFC)
                            .equals(name))
                    .toList();
        }
        assumeTrue(found.size() == 1, "sample absent: " + name);
        return Files.readAllBytes(found.get(0));
    }
}
