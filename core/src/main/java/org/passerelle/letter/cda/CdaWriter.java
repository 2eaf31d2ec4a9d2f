package org.passerelle.letter.cda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.port.letter.Documents;

/**
 * Writes a clinical document as CDA R2 (CI-SIS, volet Structuration minimale and volet Télémédecine 2022.01): a request as TLM-DA,
 * structured; a report as TLM-CR, a PDF/A-1 in a CDA. It streams; equal documents give equal octets.
 *
 * <p>What no field of ours holds is left away where the models allow it and never invented: a patient's town of birth, a
 * professional's civility and postal address, an establishment's legal kind.
 */
public final class CdaWriter {
    private CdaWriter() {}

    /**
     * A TLM-DA.
     *
     * @param documents the octets of those that stand inside
     * @param out flushed, not closed
     */
    public static void request(ClinicalDocument document, Documents documents, OutputStream out) throws IOException {
        require(document, true);
        XmlOut.document(out, xml -> {
            Header.write(xml, document);
            xml.start("component").start("structuredBody");
            new RequestBody(xml, document, documents).write();
            xml.end().end();
        });
    }

    /**
     * A TLM-CR, or any other paper in a CDA.
     *
     * @param pdf the paper, PDF/A-1
     * @param out flushed, not closed
     */
    public static void report(ClinicalDocument document, byte[] pdf, OutputStream out) throws IOException {
        require(document, false);
        XmlOut.document(out, xml -> {
            Header.write(xml, document);
            xml.start("component").start("nonXMLBody");
            xml.base64("text", new ByteArrayInputStream(pdf), "application/pdf");
            xml.end().end();
        });
    }

    private static void require(ClinicalDocument document, boolean request) {
        if ((document.kind() == ClinicalModel.Kind.REQUEST) != request) {
            throw new IllegalArgumentException("a request is structured, everything else a paper");
        }
    }
}
