package org.passerelle.letter.cda.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

/** Nothing of a hostile document is obeyed, and none is read beyond its limits. */
class HostileXmlTest {
    private static final String START = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">";
    private static final String END = "</ClinicalDocument>";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE ClinicalDocument>",
                "<!DOCTYPE ClinicalDocument SYSTEM \"http://127.0.0.1:9/x.dtd\">",
                "<!DOCTYPE ClinicalDocument PUBLIC \"a\" \"file:///etc/passwd\">",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]>",
                "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>",
                "<!DOCTYPE a [<!ATTLIST title x CDATA \"default\">]>"
            })
    void refusesDocumentTypes(String doctype) {
        refuses(CdaRefusal.DOCTYPE, (doctype + START + END).getBytes(UTF_8));
    }

    @Test
    void refusesEntitiesOfAnyKind() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "a secret");
        String doctype = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";

        refuses(CdaRefusal.DOCTYPE, (doctype + START + "<title>&x;</title>" + END).getBytes(UTF_8));
        assertThatThrownBy(() -> read((START + "<title>&x;</title>" + END).getBytes(UTF_8)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void overlooksWhatNamesSomethingOutside() throws IOException {
        String document = "<?xml-stylesheet type=\"text/xsl\" href=\"http://127.0.0.1:9/x.xsl\"?>"
                + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"urn:hl7-org:v3 http://127.0.0.1:9/x.xsd\">"
                + "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"
                + "<title>ici</title>" + END;

        Element read = read(document.getBytes(UTF_8));

        assertThat(read.text()).isEqualTo("ici");
        assertThat(read.attributes()).isEmpty();
        assertThat(read.children()).extracting(Element::name).containsExactly("{}include", "title");
    }

    @Test
    void readsEachEncodingThatDocumentsHave() throws IOException {
        for (Charset charset : new Charset[] {UTF_8, ISO_8859_1, UTF_16BE, UTF_16LE}) {
            String declared = charset == UTF_16BE || charset == UTF_16LE ? "UTF-16" : charset.name();
            String document =
                    "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + START + "<title>é</title>" + END;
            String mark = charset == ISO_8859_1 ? "" : "\ufeff";

            assertThat(read((mark + document).getBytes(charset)).text()).isEqualTo("é");
        }
        assertThat(read(("\ufeff" + START + "é" + END).getBytes(UTF_8)).text()).isEqualTo("é");
        assertThat(read((START + "é" + END).getBytes(UTF_8)).text()).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "UTF-7", "x-nothing", "ISO-2022-JP", "UTF-16"})
    void refusesOtherEncodings(String name) {
        refuses(
                CdaRefusal.ENCODING,
                ("<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + START + END).getBytes(UTF_8));
    }

    @Test
    void refusesWhatIsNoDocument() {
        refuses(CdaRefusal.NOT_CDA, "<html/>".getBytes(UTF_8));
        refuses(CdaRefusal.NOT_CDA, "<ClinicalDocument/>".getBytes(UTF_8));
        refuses(CdaRefusal.NOT_CDA, "<ClinicalDocument xmlns=\"urn:hl7-org:v2\"/>".getBytes(UTF_8));
        refuses(CdaRefusal.NOT_XML, new byte[0]);
        refuses(CdaRefusal.NOT_XML, "<!DOCTYPE a [<!ENTITY b \"c\">\u0000]><a/>".getBytes(UTF_8));
        refuses(CdaRefusal.NOT_XML, "%PDF-1.4".getBytes(UTF_8));
        refuses(CdaRefusal.NOT_XML, (START + "<title>").getBytes(UTF_8));
        refuses(CdaRefusal.NOT_XML, (START + "<title></author>" + END).getBytes(UTF_8));
        refuses(CdaRefusal.NOT_XML, (START + END + START + END).getBytes(UTF_8));
        refuses(CdaRefusal.NOT_XML, (START + "\u0001" + END).getBytes(UTF_8));
        refuses(CdaRefusal.NOT_XML, (START + "é" + END).getBytes(ISO_8859_1));
    }

    @Test
    void refusesTheFirstOctetTooMany() throws IOException {
        byte[] document = (START + " ".repeat(5000) + END).getBytes(UTF_8);

        assertThat(read(document, new CdaLimits(document.length, 9, 9, 9, 9999)))
                .isNotNull();
        refuses(CdaRefusal.TOO_LARGE, document, new CdaLimits(document.length - 1, 9, 9, 9, 9999));
    }

    @Test
    void refusesTheFirstElementAttributeLevelAndCharacterTooMany() throws IOException {
        byte[] document = (START + "<a b='1' c='23'><d/></a>xyz" + END).getBytes(UTF_8);

        assertThat(read(document, new CdaLimits(9999, 3, 3, 2, 6))).isNotNull();
        refuses(CdaRefusal.TOO_DEEP, document, new CdaLimits(9999, 2, 3, 2, 6));
        refuses(CdaRefusal.TOO_MANY_ELEMENTS, document, new CdaLimits(9999, 3, 2, 2, 6));
        refuses(CdaRefusal.TOO_MANY_ATTRIBUTES, document, new CdaLimits(9999, 3, 3, 1, 6));
        refuses(CdaRefusal.TOO_MUCH_TEXT, document, new CdaLimits(9999, 3, 3, 2, 5));
    }

    @Test
    void refusesBombsByDefault() {
        refuses(CdaRefusal.TOO_DEEP, (START + "<a>".repeat(10_000) + "</a>".repeat(10_000) + END).getBytes(UTF_8));
        refuses(CdaRefusal.TOO_MANY_ELEMENTS, (START + "<a/>".repeat(200_000) + END).getBytes(UTF_8));
        refuses(CdaRefusal.TOO_MUCH_TEXT, (START + "a".repeat(3_000_000) + END).getBytes(UTF_8));
        refuses(CdaRefusal.TOO_LARGE, inside("A".repeat(40_000_000)));
        refuses(CdaRefusal.TOO_LARGE, (START + "<!--" + " ".repeat(40_000_000) + "-->" + END).getBytes(UTF_8));
    }

    @Test
    void endsEveryMutationInADocumentOrARefusal() throws IOException {
        byte[] document = (START + "<title>é</title><component><nonXMLBody><text mediaType='text/plain'"
                        + " representation='B64'>QUJD</text></nonXMLBody></component>" + END)
                .getBytes(UTF_8);
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] mutant = document.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                read(mutant);
                media(mutant, 0);
            } catch (Refused refused) {
                assertThat(refused.refusal().code()).isInstanceOf(CdaRefusal.class);
            }
        }
    }

    @Test
    void decodesFilesOfAnySizeAsTheyAreRead() throws IOException {
        byte[] octets = new byte[300_001];
        new Random(5).nextBytes(octets);
        String base64 = Base64.getMimeEncoder().encodeToString(octets);
        byte[] document = inside(" \n\t" + base64 + "<thumbnail>QUJD</thumbnail> ");

        assertThat(media(document, 0)).isEqualTo(octets);
        try (InputStream in = HostileXml.media(new ByteArrayInputStream(document), CdaLimits.DEFAULT, 0)) {
            var one = new ByteArrayOutputStream();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                one.write(octet);
            }
            assertThat(one.toByteArray()).isEqualTo(octets);
        }
    }

    @Test
    void decodesTextAndWhatLacksItsPadding() throws IOException {
        String plain = "é😀".repeat(20_000);

        assertThat(media(
                        (START + "<nonXMLBody><text mediaType='text/plain'>" + plain + "</text></nonXMLBody>" + END)
                                .getBytes(UTF_8),
                        0))
                .isEqualTo(plain.getBytes(UTF_8));
        assertThat(media(inside("QQ"), 0)).containsExactly('A');
        assertThat(media(inside("QUI="), 0)).containsExactly('A', 'B');
        assertThat(media(inside(""), 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQ==QUJD", "Q", "QUJDR", "QU=J", "Q*JD", "QUJD=", "====", "é"})
    void refusesWhatIsNotBase64(String text) {
        assertThatThrownBy(() -> media(inside(text), 0))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().is(CdaRefusal.MEDIA))
                                .isTrue());
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> media(inside("QUJD"), 1)).isInstanceOf(Refused.class);
    }

    @Test
    void saysWhenTheStreamItselfBreaks() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> HostileXml.read(broken, CdaLimits.DEFAULT)).hasMessage("the disk is gone");
    }

    private static byte[] inside(String text) {
        return (START + "<observationMedia><value representation='B64'>" + text + "</value></observationMedia>" + END)
                .getBytes(UTF_8);
    }

    private static byte[] media(byte[] document, int index) throws IOException {
        try (InputStream in = HostileXml.media(new ByteArrayInputStream(document), CdaLimits.DEFAULT, index)) {
            return in.readAllBytes();
        }
    }

    private static void refuses(CdaRefusal code, byte[] document) {
        refuses(code, document, CdaLimits.DEFAULT);
    }

    private static void refuses(CdaRefusal code, byte[] document, CdaLimits limits) {
        assertThatThrownBy(() -> read(document, limits))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static Element read(byte[] document) throws IOException {
        return read(document, CdaLimits.DEFAULT);
    }

    private static Element read(byte[] document, CdaLimits limits) throws IOException {
        return HostileXml.read(new ByteArrayInputStream(document), limits);
    }
}
