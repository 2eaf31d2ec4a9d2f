package org.passerelle.letter.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.cda.CdaWriter;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.ClinicalDocuments;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.document.TrueDocuments;
import org.passerelle.letter.pdf.PdfWriter;
import org.passerelle.letter.xdm.XdmWriter;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.Documents;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.letter.WrittenDocument;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.frame.Spool;

/**
 * A clinical document in each of its formats. Each is written once: a report's CDA holds the very PDF that people get beside it, and
 * the zip the very CDA.
 */
public final class Papers {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneId.of("Europe/Paris"));

    private static final String SOFTWARE = "Passerelle";

    private final ClinicalDocument document;
    private final Documents documents;
    private final byte[] pdf;

    /** @param documents the octets of what is attached */
    public Papers(ClinicalDocument document, Documents documents) {
        this.document = document;
        this.documents = documents;
        this.pdf = new PdfWriter().write(document);
    }

    /** Where a document waits for who asked for it. */
    @FunctionalInterface
    public interface Spooling {
        Spool open() throws IOException;
    }

    /** The document of a step that has one, written whole. */
    public static WrittenDocument written(
            Saying saying, DocumentFormat format, Documents documents, Spooling spooling) {
        ClinicalDocument clinical = ClinicalDocuments.of(saying)
                .orElseThrow(() -> new HouseBug("a step without a medical document was asked for one"));
        try {
            var written = new SpooledDocument(spooling.open());
            written.write(out -> new Papers(clinical, documents).write(format, out));
            return written;
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    public void write(DocumentFormat format, OutputStream out) throws IOException {
        switch (format) {
            case PDF -> out.write(pdf);
            case CDA -> cda(out);
            case XDM -> new XdmWriter(source(), SOFTWARE).write(document, this::cda, documents, out);
        }
    }

    private void cda(OutputStream out) throws IOException {
        if (document.kind() == ClinicalModel.Kind.REQUEST) {
            CdaWriter.request(document, new TrueDocuments(document.attached(), documents), out);
        } else {
            CdaWriter.report(document, pdf, out);
        }
    }

    /** The author's organisation as an object identifier: a hash of its national number, since few have one of their own. */
    private String source() {
        String structure = document.author()
                .findOrganisation()
                .map(organisation -> organisation.structure().value())
                .orElse("");
        Sha256 hash = Sha256.hash(("passerelle/source/1\0" + structure).getBytes(StandardCharsets.UTF_8));
        return Oids.of(Id.parse(hash.hex().substring(0, 32)));
    }

    /** What a file of that format is called: what CI-SIS says, or the day, the title and the reference; nobody's name. */
    public String fileName(DocumentFormat format) {
        if (format == DocumentFormat.XDM) {
            return "IHE_XDM.zip";
        }
        String title = Normalizer.normalize(document.title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "_");
        return DAY.format(document.at()) + "_" + title + "_" + document.reference()
                + (format == DocumentFormat.PDF ? ".pdf" : ".xml");
    }
}
