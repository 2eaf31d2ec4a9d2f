package org.passerelle.letter.xdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.passerelle.letter.xdm.zip.ForgedZip;
import org.passerelle.letter.xdm.zip.MemoryChannel;
import org.passerelle.letter.xdm.zip.ZipLimits;
import org.passerelle.refusal.Refused;

/** Each limit of METADATA.XML, one on each side. */
class MetadataLimitsTest {

    @Test
    void octets() {
        byte[] metadata = new Metadatas().octets();
        byte[] zip = new ForgedZip().file("METADATA.XML", metadata).octets();

        assertThat(new XdmReader(limits(metadata.length))
                        .read(new MemoryChannel(zip))
                        .documents())
                .isEmpty();
        assertThatThrownBy(() -> new XdmReader(limits(metadata.length - 1)).read(new MemoryChannel(zip)))
                .isInstanceOfSatisfying(Refused.class, MetadataLimitsTest::isMetadata);
    }

    @Test
    void octetsOfAllTogether() {
        byte[] metadata = new Metadatas().octets();
        byte[] zip = new ForgedZip()
                .file("A/METADATA.XML", metadata)
                .file("B/METADATA.XML", metadata)
                .octets();

        assertThat(new XdmReader(limits(2 * metadata.length))
                        .read(new MemoryChannel(zip))
                        .documents())
                .isEmpty();
        assertThatThrownBy(() -> new XdmReader(limits(2 * metadata.length - 1)).read(new MemoryChannel(zip)))
                .isInstanceOfSatisfying(Refused.class, MetadataLimitsTest::isMetadata);
    }

    @Test
    void elements() {
        // the request, its list, and these
        assertThat(read("<x/>".repeat(3), 5, 16, 10)).isNotNull();
        refuses("<x/>".repeat(4), 5, 16, 10);
    }

    @Test
    void depth() {
        assertThat(read("<x><y/></x>", 100, 4, 10)).isNotNull();
        refuses("<x><y><z/></y></x>", 100, 4, 10);
    }

    @Test
    void text() {
        String slot =
                "<rim:ExtrinsicObject id=\"a\"><rim:Slot name=\"URI\"><rim:Value>%</rim:Value></rim:Slot></rim:ExtrinsicObject>";
        assertThat(read(slot.replace("%", "u".repeat(200)), 100, 16, 200)).isNotNull();
        refuses(slot.replace("%", "u".repeat(201)), 100, 16, 200);
        refuses(slot.replace("\"a\"", "\"" + "a".repeat(201) + "\""), 100, 16, 200);
    }

    @Test
    void aMillionElementsAreRefusedBeforeTheyAreRead() {
        byte[] metadata = Metadatas.whole("", "<x/>".repeat(1_000_000));

        assertThatThrownBy(() -> MetadataReader.read(metadata, XdmLimits.DEFAULT))
                .isInstanceOfSatisfying(Refused.class, MetadataLimitsTest::isMetadata);
    }

    @Test
    void aThousandAttributesAndDeepNestingAreNoHarm() {
        var attributes = new StringBuilder("<x");
        for (int i = 0; i < 9_000; i++) {
            attributes.append(" a").append(i).append("=\"1\"");
        }
        assertThat(MetadataReader.read(Metadatas.whole("", attributes + "/>"), XdmLimits.DEFAULT))
                .isNotNull();
        refuses("<x>".repeat(50_000), 400_000, 16, 100);
        assertThatThrownBy(() ->
                        MetadataReader.read("<a>".repeat(100_000).getBytes(StandardCharsets.UTF_8), XdmLimits.DEFAULT))
                .isInstanceOfSatisfying(Refused.class, MetadataLimitsTest::isMetadata);
    }

    private static void refuses(String objects, int elements, int depth, int text) {
        assertThatThrownBy(() -> read(objects, elements, depth, text))
                .isInstanceOfSatisfying(Refused.class, MetadataLimitsTest::isMetadata);
    }

    private static Submitted read(String objects, int elements, int depth, int text) {
        return MetadataReader.read(
                Metadatas.whole("", objects), new XdmLimits(ZipLimits.DEFAULT, 1 << 20, elements, depth, text));
    }

    private static XdmLimits limits(int metadata) {
        return new XdmLimits(ZipLimits.DEFAULT, metadata, 100, 16, 1000);
    }

    private static void isMetadata(Refused refused) {
        assertThat(refused.code()).isEqualTo(XdmRefusal.METADATA);
    }
}
