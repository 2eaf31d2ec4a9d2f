package org.passerelle.letter.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.passerelle.letter.document.ClinicalDocument;

/**
 * What makes a PDF one for archives (ISO 19005-1, level B): version 1.4, metadata in XMP that agree with the document information,
 * and what its colours mean. The metadata name nobody: viewers and search engines show them without opening the paper.
 */
final class Archive {
    private static final String MAKER = "Passerelle";
    private static final float PDF_1_4 = 1.4f;
    private static final DateTimeFormatter XMP_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PDF_DATE =
            DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Archive() {}

    /** @param called the document's title, without control characters */
    static void prepare(PDDocument pdf, ClinicalDocument document, String called) throws IOException {
        // the file's identifier comes of this and of the information, never of the clock
        pdf.setDocumentId(Long.parseUnsignedLong(document.version().id().hex().substring(0, 16), 16));
        pdf.setVersion(PDF_1_4);
        String title = called + " " + document.reference();
        inform(pdf.getDocumentInformation(), title, document.at());
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        catalog.setVersion("1.4");
        catalog.setLanguage("fr-FR");
        var metadata = new PDMetadata(pdf);
        metadata.importXMPMetadata(xmp(title, document.at()).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
        catalog.addOutputIntent(colours(pdf));
        var shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        catalog.setViewerPreferences(shown);
    }

    private static void inform(PDDocumentInformation information, String title, Instant at) {
        information.setTitle(title);
        information.setCreator(MAKER);
        information.setProducer(MAKER);
        String date = PDF_DATE.format(at) + "+00'00'";
        information.getCOSObject().setString(COSName.CREATION_DATE, date);
        information.getCOSObject().setString(COSName.MOD_DATE, date);
    }

    /** The JDK's sRGB: what every screen without a profile shows. */
    private static PDOutputIntent colours(PDDocument pdf) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(pdf, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        return intent;
    }

    private static String xmp(String title, Instant at) {
        String date = XMP_DATE.format(at);
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
                   <pdfaid:part>1</pdfaid:part>
                   <pdfaid:conformance>B</pdfaid:conformance>
                  </rdf:Description>
                  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                   <dc:format>application/pdf</dc:format>
                   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">TITLE</rdf:li></rdf:Alt></dc:title>
                   <dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
                  </rdf:Description>
                  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
                   <xmp:CreatorTool>MAKER</xmp:CreatorTool>
                   <xmp:CreateDate>DATE</xmp:CreateDate>
                   <xmp:ModifyDate>DATE</xmp:ModifyDate>
                  </rdf:Description>
                  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
                   <pdf:Producer>MAKER</pdf:Producer>
                  </rdf:Description>
                 </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="r"?>
                """.replace("MAKER", MAKER).replace("DATE", date).replace("TITLE", escaped(title));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
