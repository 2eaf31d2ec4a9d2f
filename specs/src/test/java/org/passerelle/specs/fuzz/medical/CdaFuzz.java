package org.passerelle.specs.fuzz.medical;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.passerelle.letter.cda.CdaDocument;
import org.passerelle.letter.cda.CdaReader;
import org.passerelle.letter.cda.narrative.NarrativeHtml;
import org.passerelle.letter.cda.narrative.NarrativeText;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** Clinical documents of anybody, and the narrative in them as people see it: elements of a short list, which do nothing. */
final class CdaFuzz extends FuzzTarget {
    private static final Pattern HARMLESS =
            Pattern.compile("(?:[^<>]|</?[a-z][a-z0-9]*(?: (?:colspan|rowspan)=\"[0-9]{1,3}\")*>)*+");
    private static final int MOST_MEDIA = 8;

    private final CdaReader reader = new CdaReader();

    @Override
    protected List<byte[]> seeds() throws IOException {
        String start = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">";
        String told = "<component><structuredBody><component><section><title>t</title><text>a<br/>b<list><item>c</item>"
                + "</list><table><tr><td colspan=\"2\">d</td></tr></table><renderMultiMedia referencedObject=\"i\"/>"
                + "<script>e</script></text><entry><observationMedia ID=\"i\"><value mediaType=\"image/png\""
                + " representation=\"B64\">QUJD</value></observationMedia></entry></section></component>"
                + "</structuredBody></component>";
        String inside = "<component><nonXMLBody><text mediaType=\"text/plain\" representation=\"B64\">QUJD</text>"
                + "</nonXMLBody></component>";
        return List.of(
                Seeds.own("cda/request.xml"),
                Seeds.utf8(start + told + "</ClinicalDocument>"),
                Seeds.utf8(start + inside + "</ClinicalDocument>"),
                Seeds.utf8(
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!DOCTYPE a>" + start + "</ClinicalDocument>"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        CdaDocument document = reader.read(() -> new ByteArrayInputStream(octets));
        tell(document.sections());
        for (CdaDocument.Media media :
                document.media().stream().limit(MOST_MEDIA).toList()) {
            tried(() -> {
                try (InputStream in = reader.media(() -> new ByteArrayInputStream(octets), media)) {
                    require(in.transferTo(OutputStream.nullOutputStream()) <= octets.length, "base64 only shrinks");
                }
            });
        }
    }

    private static void tell(List<CdaDocument.Section> sections) {
        for (CdaDocument.Section section : sections) {
            String html = NarrativeHtml.of(section.narrative());
            require(HARMLESS.matcher(html).matches(), "a narrative's HTML can do nothing");
            NarrativeText.lines(section.narrative());
            tell(section.sections());
        }
    }
}
