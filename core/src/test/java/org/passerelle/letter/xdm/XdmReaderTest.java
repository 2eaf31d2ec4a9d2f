package org.passerelle.letter.xdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.letter.xdm.XdmDocument.Proof;
import org.passerelle.letter.xdm.zip.ForgedZip;
import org.passerelle.letter.xdm.zip.MemoryChannel;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** What is read of a zip: ours, and those that other software writes, well or badly. */
class XdmReaderTest {
    private static final byte[] CDA = "<ClinicalDocument/>".getBytes(StandardCharsets.UTF_8);

    private final XdmReader reader = new XdmReader();

    @Test
    void readsARealZipWithAFolderAboveAndMixedCapitals() throws IOException {
        Path sample = Path.of("../../shared/samples/xdm/nested-root-mixed-case.zip");
        assumeTrue(Files.exists(sample), "samples absent: " + sample);

        XdmArchive archive = read(Files.readAllBytes(sample));

        assertThat(archive.documents())
                .extracting(XdmDocument::path, XdmDocument::proof, XdmDocument::size)
                .containsExactly(
                        tuple("samplexdm/IHE_XDM/SUBSET01/Document01.xml", Proof.SHA_1, 68226L),
                        tuple("samplexdm/IHE_XDM/SUBSET01/CCD.xsl", Proof.UNNAMED, 18615L));
        assertThat(archive.documents().get(0).findTitle()).contains("Physical");
        assertThat(archive.patientId().orElseThrow()).startsWith("111111111^");
    }

    @ParameterizedTest
    @CsvSource({
        "IHE_XDM/SUBSET01/METADATA.XML, IHE_XDM/SUBSET01/DOC00001.XML, DOC00001.XML",
        "IHE_XDM/SUBSET01/METADATA.XML, IHE_XDM/SUBSET01/DOC00001.XML, doc00001.xml",
        "IHE_XDM\\SUBSET01\\Metadata.xml, IHE_XDM\\SUBSET01\\Doc1.xml, Doc1.xml",
        "SUBSET01\\METADATA.XML, SUBSET01\\D\\E.XML, D\\E.XML",
        "METADATA.XML, DOC.XML, ./DOC.XML",
        "root/ihe_xdm/a/METADATA.XML, root/ihe_xdm/b/x.xml, ../b/x.xml",
        "IHE_XDM/SS000001/METADATA.XML, IHE_XDM/SS000001/KOS.DCM, SS000001/KOS.DCM",
        "IHE_XDM/S/METADATA.XML, IHE_XDM/S/X.XML, IHE_XDM/S/X.XML",
        "IHE_XDM/S/METADATA.XML, IHE_XDM/S/X Y.XML, X%20Y.XML",
        "IHE_XDM/S/METADATA.XML, IHE_XDM/S/X.XML, /IHE_XDM/S/X.XML",
    })
    void findsTheFileThatTheMetadataMean(String metadata, String file, String uri) throws IOException {
        byte[] zip = new ForgedZip()
                .file(metadata, new Metadatas().document("d1", "URI=" + uri).octets())
                .file(file, CDA)
                .octets();

        XdmArchive archive = read(zip);

        XdmDocument document = archive.documents().get(0);
        assertThat(document.proof()).isEqualTo(Proof.NONE);
        assertThat(document.findTitle()).contains("Titre de d1");
        assertThat(document.findTypeCode()).contains("34133-9");
        assertThat(octets(archive, document)).isEqualTo(CDA);
    }

    @Test
    void findsAFileThatNoUriNamesByIdThenByHashThenAsTheOnlyOne() {
        byte[] other = {1};
        assertThat(read(zip(new Metadatas().document("Document01"), "other.xml", other, "document01.XML", CDA))
                        .documents())
                .extracting(XdmDocument::size)
                .containsExactly((long) CDA.length, 1L);
        assertThat(read(zip(new Metadatas().document("x", "hash=" + sha1(CDA)), "a.xml", other, "b.xml", CDA))
                        .documents())
                .extracting(XdmDocument::size)
                .containsExactly((long) CDA.length, 1L);
        assertThat(read(zip(new Metadatas().document("x"), "a.xml", CDA)).documents())
                .extracting(XdmDocument::proof)
                .containsExactly(Proof.NONE);
        assertRefused(XdmRefusal.DOCUMENT_MISSING, zip(new Metadatas().document("x"), "a.xml", CDA, "b.xml", other));
    }

    @Test
    void keepsWhatNoMetadataName() throws IOException {
        XdmArchive archive = read(new ForgedZip()
                .file("INDEX.htm", CDA)
                .file("readme.TXT", CDA)
                .file("IHE_XDM/S/METADATA.XML", new Metadatas().octets())
                .file("IHE_XDM/S/README.TXT", CDA)
                .file("IHE_XDM/S/OTHER.ZIP", new ForgedZip().file("A", CDA).octets())
                .octets());

        assertThat(archive.documents())
                .extracting(XdmDocument::path)
                .containsExactly("IHE_XDM/S/README.TXT", "IHE_XDM/S/OTHER.ZIP");
        assertThat(archive.documents()).noneMatch(XdmDocument::named);
        assertThat(octets(archive, archive.documents().get(0))).isEqualTo(CDA);
    }

    @Test
    void comparesSizesAndHashes() {
        String right = sha1(CDA);
        String wrong = "0".repeat(40);
        assertThat(proof("size=" + CDA.length)).isEqualTo(Proof.NONE);
        assertThat(proof("hash=" + right)).isEqualTo(Proof.SHA_1);
        assertThat(proof("hash=" + right.toUpperCase(Locale.ROOT))).isEqualTo(Proof.SHA_1);
        assertRefused(XdmRefusal.DOCUMENT_ALTERED, one("size=" + (CDA.length + 1)));
        assertRefused(XdmRefusal.DOCUMENT_ALTERED, one("hash=" + wrong));
        assertRefused(XdmRefusal.DOCUMENT_ALTERED, one("hash=" + right, Schemes.SHA_256 + "=" + "0".repeat(64)));
        assertRefused(XdmRefusal.METADATA, one("size=-1"));
        assertRefused(XdmRefusal.METADATA, one("hash=none"));
    }

    @Test
    void refusesADocumentThatIsNotThereOrIsThereTwice() {
        assertRefused(XdmRefusal.DOCUMENT_MISSING, zip(new Metadatas().document("a", "URI=B.XML"), "A.XML", CDA));
        assertRefused(
                XdmRefusal.DOCUMENT_MISSING, zip(new Metadatas().document("a", "URI=../../../A.XML"), "A.XML", CDA));
        assertRefused(
                XdmRefusal.DOCUMENT_TWICE,
                zip(new Metadatas().document("a", "URI=A.XML").document("b", "URI=a.xml"), "A.XML", CDA));
        assertRefused(
                XdmRefusal.DOCUMENT_TWICE,
                zip(new Metadatas().document("a", "URI=A.XML").document("a", "URI=B.XML"), "A.XML", CDA, "B.XML", CDA));
    }

    @Test
    void refusesASecondPatientAndReadsOneWrittenTwoWays() {
        byte[] same = zip(
                new Metadatas()
                        .document("a", "URI=A.XML")
                        .patient("256025502912378^^&1.2.250.1.213.1.4.10&ISO")
                        .document("b", "URI=B.XML"),
                "A.XML",
                CDA,
                "B.XML",
                CDA);
        byte[] other = zip(
                new Metadatas()
                        .document("a", "URI=A.XML")
                        .patient("2^^^&1.2.250.1.213.1.4.10&ISO^NH")
                        .document("b", "URI=B.XML"),
                "A.XML",
                CDA,
                "B.XML",
                CDA);

        assertThat(read(same).documents()).hasSize(2);
        assertRefused(XdmRefusal.SEVERAL_PATIENTS, other);
    }

    @Test
    void refusesASecondPatientInASecondSet() {
        assertRefused(
                XdmRefusal.SEVERAL_PATIENTS,
                new ForgedZip()
                        .file(
                                "IHE_XDM/A/METADATA.XML",
                                new Metadatas().document("a", "URI=A.XML").octets())
                        .file("IHE_XDM/A/A.XML", CDA)
                        .file(
                                "IHE_XDM/B/METADATA.XML",
                                new Metadatas()
                                        .patient("2^^^&1.2&ISO")
                                        .document("b", "URI=A.XML")
                                        .octets())
                        .file("IHE_XDM/B/A.XML", CDA)
                        .octets());
    }

    @Test
    void refusesAZipWithoutMetadata() {
        assertRefused(
                XdmRefusal.METADATA_MISSING,
                new ForgedZip().file("DOC.XML", CDA).octets());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x SYSTEM \"http://169.254.169.254/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE x [<!ENTITY a \"b\">\u0000]><x/>",
                "<?xml version=\"1.0\" encoding=\"no-such-thing\"?>",
                "<html/>",
                "<html>",
                "text",
                "\u0000",
            })
    void refusesMetadataThatAreMoreOrLessThanASubmission(String prologue) {
        byte[] metadata = Metadatas.whole(prologue, "<x>&a;</x>");

        assertRefused(
                XdmRefusal.METADATA,
                new ForgedZip().file("METADATA.XML", metadata).octets());
    }

    @Test
    void readsMetadataWhosePrefixNobodyDeclared() {
        byte[] zip = new ForgedZip()
                .file(
                        "METADATA.XML",
                        "<ns3:SubmitObjectsRequest><RegistryObjectList/></ns3:SubmitObjectsRequest>"
                                .getBytes(StandardCharsets.UTF_8))
                .octets();

        assertThat(read(zip).documents()).isEmpty();
    }

    private Proof proof(String... slots) {
        return read(one(slots)).documents().get(0).proof();
    }

    private static byte[] one(String... slots) {
        return zip(new Metadatas().document("A", slots), "A.XML", CDA);
    }

    private static byte[] zip(Metadatas metadata, Object... files) {
        var zip = new ForgedZip().file("IHE_XDM/S/METADATA.XML", metadata.octets());
        for (int i = 0; i < files.length; i += 2) {
            zip.file("IHE_XDM/S/" + files[i], (byte[]) files[i + 1]);
        }
        return zip.octets();
    }

    private XdmArchive read(byte[] zip) {
        return reader.read(new MemoryChannel(zip));
    }

    private void assertRefused(RefusalCode code, byte[] zip) {
        assertThatThrownBy(() -> read(zip))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static byte[] octets(XdmArchive archive, XdmDocument document) throws IOException {
        try (InputStream in = archive.open(document)) {
            return in.readAllBytes();
        }
    }

    private static String sha1(byte[] octets) {
        return HexFormat.of().formatHex(Measured.sha1Digest().digest(octets));
    }
}
