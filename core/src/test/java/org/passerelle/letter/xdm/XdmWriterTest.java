package org.passerelle.letter.xdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.document.SampleDocuments;
import org.passerelle.pathway.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What French software finds in a zip of ours. */
class XdmWriterTest {
    private static final String FOLDER = "IHE_XDM/SUBSET01/";
    private static final byte[] CDA = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>".getBytes(StandardCharsets.UTF_8);

    private final XdmWriter writer = new XdmWriter("2.25.1234", "Passerelle 0.1");

    @TempDir
    private Path folder;

    @Test
    void holdsWhatTheStandardAsksForWithTheMetadataLast() throws IOException {
        var samples = new SampleDocuments(1)
                .attach("image/jpeg", 1000)
                .attach("image/jpeg", 200_000)
                .attach("application/edf", 5000);

        Map<String, byte[]> files = files(write(samples, samples.request("Bénin ?")));

        assertThat(files.keySet())
                .containsExactly(
                        "INDEX.HTM",
                        "README.TXT",
                        FOLDER + "DOC00001.XML",
                        FOLDER + "IMG00002.JPG",
                        FOLDER + "FIL00003.EDF",
                        FOLDER + "METADATA.XML");
        assertThat(files.get(FOLDER + "DOC00001.XML")).isEqualTo(CDA);
        assertThat(new String(files.get("INDEX.HTM"), StandardCharsets.UTF_8))
                .contains(
                        "<h1>Demande de téléexpertise",
                        "href=\"IHE_XDM/SUBSET01/IMG00002.JPG\"",
                        "ÉPREUVE-TEST Zoé Anne")
                .doesNotContain("<script", "IMG00001");
        assertThat(new String(files.get("README.TXT"), StandardCharsets.UTF_8))
                .contains("Passerelle 0.1", "cabinet.essai@medecin.mssante.test");
    }

    @Test
    void saysOfEachDocumentWhatFranceAsksFor() throws Exception {
        var samples = new SampleDocuments(2).attach("image/jpeg", 200_000);
        ClinicalDocument document = samples.report(List.of("Bénin."));

        Element metadata = metadata(write(samples, document));

        Element cda = objects(metadata, "ExtrinsicObject").get(0);
        assertThat(cda.getAttribute("mimeType")).isEqualTo("text/xml");
        assertThat(slot(cda, "creationTime")).containsExactly("20261120143000");
        assertThat(slot(cda, "languageCode")).containsExactly("fr-FR");
        assertThat(slot(cda, "URI")).containsExactly("DOC00001.XML");
        assertThat(slot(cda, "size")).containsExactly(Integer.toString(CDA.length));
        assertThat(slot(cda, "legalAuthenticator"))
                .containsExactly("810001234567^Exemple^Aline^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS");
        assertThat(slot(cda, "sourcePatientId")).containsExactly("256025502912378^^^&1.2.250.1.213.1.4.10&ISO^NH");
        assertThat(slot(cda, "sourcePatientInfo"))
                .containsExactly(
                        "PID-5|ÉPREUVE-TEST^Zoé Anne^Zoé Anne Marie^^^^L",
                        "PID-5|d'Essai^Zoé Anne^^^^^D",
                        "PID-7|19560229",
                        "PID-8|F");
        assertThat(codes(cda))
                .containsEntry(Schemes.TYPE, "85208-7")
                .containsEntry(Schemes.CLASS, "10")
                .containsEntry(Schemes.FORMAT, "urn:ihe:iti:xds-sd:pdf:2008")
                .containsEntry(Schemes.CONFIDENTIALITY, "N")
                .containsEntry(Schemes.PRACTICE, "ETABLISSEMENT")
                .containsKey(Schemes.FACILITY);
        assertThat(identifiers(cda))
                .containsEntry(Schemes.UNIQUE_ID, Oids.of(document.version().id()))
                .containsEntry(Schemes.PATIENT, "256025502912378^^^&1.2.250.1.213.1.4.10&ISO^NH");
        Element image = objects(metadata, "ExtrinsicObject").get(1);
        Document attached = document.attached().get(0).document();
        assertThat(identifiers(image)).containsEntry(Schemes.UNIQUE_ID, Oids.of(attached.id()));
        assertThat(slot(image, "urn:x-passerelle:sha256"))
                .containsExactly(attached.sha256().hex());
        assertThat(image.getAttribute("mimeType")).isEqualTo("image/jpeg");
    }

    @Test
    void tiesTheSetItsDocumentsAndWhatTheyReplace() throws Exception {
        var samples = new SampleDocuments(3).attach("image/jpeg", 200_000);
        ClinicalDocument document = samples.report(List.of("Bénin."));

        Element metadata = metadata(write(samples, document));

        Element set = objects(metadata, "RegistryPackage").get(0);
        assertThat(identifiers(set))
                .containsEntry(Schemes.SET_SOURCE, "2.25.1234")
                .containsKey(Schemes.SET_ID);
        assertThat(slot(set, "intendedRecipient"))
                .containsExactly(
                        "Hôpital de l'Essai, dermatologie^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1550000012||"
                                + "^^Internet^dermatologie@hopital.mssante.test",
                        "|810007654321^Modèle^Jean^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS");
        assertThat(objects(metadata, "Association"))
                .extracting(each -> each.getAttribute("associationType") + " " + each.getAttribute("sourceObject") + " "
                        + each.getAttribute("targetObject"))
                .containsExactly(
                        Schemes.HAS_MEMBER + " " + set.getAttribute("id") + " "
                                + Hl7.uuid(document.version().id().hex()),
                        Schemes.HAS_MEMBER + " " + set.getAttribute("id") + " "
                                + Hl7.uuid(document.attached()
                                        .get(0)
                                        .document()
                                        .id()
                                        .hex()),
                        Schemes.REPLACES + " "
                                + Hl7.uuid(document.version().id().hex()) + " "
                                + Hl7.uuid(document.version().set().hex()));
    }

    @Test
    void writesEachObjectInTheOrderOfTheSchema() throws Exception {
        var samples = new SampleDocuments(3).attach("image/jpeg", 200_000);
        List<String> order = List.of("Slot", "Name", "Description", "Classification", "ExternalIdentifier");

        Element metadata = metadata(write(samples, samples.report(List.of("Bénin."))));

        for (String kind : List.of("ExtrinsicObject", "RegistryPackage", "Association")) {
            for (Element object : objects(metadata, kind)) {
                assertThat(children(object))
                        .extracting(child -> order.indexOf(child.getLocalName()))
                        .isSorted();
            }
        }
    }

    @Test
    void equalInputGivesEqualOctets() throws IOException {
        var samples = new SampleDocuments(4).attach("image/png", 300_000).attach("application/edf", 200_000);
        ClinicalDocument document = samples.request("<&\"'\u0000\uD800>".repeat(100));

        byte[] zip = write(samples, document);

        assertThat(write(samples, document)).isEqualTo(zip);
    }

    @Test
    void escapesWhatWouldBeTakenForStructure() {
        assertThat(Hl7.escaped("a^b&c|d~e\\f")).isEqualTo("a\\S\\b\\T\\c\\F\\d\\R\\e\\E\\f");
    }

    @Test
    void isReadByUnzip() throws IOException, InterruptedException {
        Path unzip = Path.of("/usr/bin/unzip");
        assumeTrue(Files.isExecutable(unzip), "absent: " + unzip);
        var samples = new SampleDocuments(7).attach("image/png", 300_000).attach("application/edf", 200_000);
        Path zip = Files.write(folder.resolve("IHE_XDM.zip"), write(samples, samples.request("?")));

        Process process = new ProcessBuilder(unzip.toString(), "-t", zip.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("No errors detected");
    }

    private byte[] write(SampleDocuments samples, ClinicalDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(document, to -> to.write(CDA), samples.documents(), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                assertThat(each.getName()).matches("([A-Z0-9_]{1,8}/)*[A-Z0-9]{1,8}\\.[A-Z]{3}");
                files.put(each.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static Element metadata(byte[] zip) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(files(zip).get(FOLDER + "METADATA.XML")))
                .getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo(EbXml.LCM);
        return root;
    }

    private static List<Element> objects(Element root, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = root.getElementsByTagNameNS(EbXml.RIM, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static List<Element> children(Element object) {
        List<Element> found = new ArrayList<>();
        for (Node child = object.getFirstChild(); child != null; child = child.getNextSibling()) {
            found.add((Element) child);
        }
        return found;
    }

    private static List<String> slot(Element object, String name) {
        return children(object).stream()
                .filter(child -> child.getLocalName().equals("Slot")
                        && child.getAttribute("name").equals(name))
                .flatMap(slot -> objects(slot, "Value").stream())
                .map(Element::getTextContent)
                .toList();
    }

    private static Map<String, String> codes(Element object) {
        Map<String, String> codes = new LinkedHashMap<>();
        objects(object, "Classification")
                .forEach(each -> codes.put(
                        each.getAttribute("classificationScheme").replace("urn:uuid:", ""),
                        each.getAttribute("nodeRepresentation")));
        return codes;
    }

    private static Map<String, String> identifiers(Element object) {
        Map<String, String> identifiers = new LinkedHashMap<>();
        objects(object, "ExternalIdentifier")
                .forEach(each -> identifiers.put(
                        each.getAttribute("identificationScheme").replace("urn:uuid:", ""),
                        each.getAttribute("value")));
        return identifiers;
    }
}
