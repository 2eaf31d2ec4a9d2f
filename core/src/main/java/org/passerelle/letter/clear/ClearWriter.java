package org.passerelle.letter.clear;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.ClinicalDocuments;
import org.passerelle.letter.document.FileNames;
import org.passerelle.letter.document.TrueDocuments;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.letter.mime.MultipartWriter;
import org.passerelle.letter.paper.Papers;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.Documents;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.frame.CountingOutput;

/**
 * Writes an ordinary MSSanté letter, streaming. Where its step has a medical document: {@code IHE_XDM.zip}, the PDF beside it, and the
 * small images that would otherwise stand in the CDA alone, where no person finds them. Else each document as a part.
 */
public final class ClearWriter {
    private final RandomGenerator random;
    private final Map<String, String> software;
    private final ClearLimits limits;

    /**
     * @param random the source of boundaries
     * @param software fields that every mail of ours carries, such as {@code X-MSS-NIL}
     * @param limits those of its readers: whatever is written can be read
     */
    public ClearWriter(RandomGenerator random, Map<String, String> software, ClearLimits limits) {
        this.random = random;
        this.software = new TreeMap<>(software);
        this.limits = limits;
    }

    /**
     * What a letter says to people.
     *
     * @param subject of a letter without a medical document: nothing of a patient
     * @param text French
     */
    public record Wording(String subject, String text) {
        @Override
        public String toString() {
            return "Wording[…]";
        }
    }

    /**
     * Writes the whole mail.
     *
     * @throws org.passerelle.refusal.Refused {@link ClearRefusal} where it would break its reader's limits, or
     *     {@code letter.header-value}
     */
    public SealedMail write(ClearLetter letter, Wording wording, Documents documents, OutputStream out)
            throws IOException {
        Optional<Saying> saying = letter.findSaying();
        Optional<ClinicalDocument> clinical = saying.flatMap(ClinicalDocuments::of);
        List<Attached> attached = saying.map(said -> ClinicalDocuments.attached(said.step(), said.content()))
                .orElse(List.of());
        requireWithin(wording.text(), attached.size());
        String boundary = MultipartWriter.newBoundary(random);
        var counted = new CountingOutput(out);
        counted.write(headers(letter.head(), wording, clinical, boundary));
        ClearLetter.Head head = letter.head();
        var writing = new Writing(new MultipartWriter(counted, boundary), new ClearId(head.from(), head.messageId()));
        writing.text(wording.text());
        if (clinical.isPresent()) {
            writing.papers(clinical.get(), documents);
        } else {
            writing.documents(attached, documents);
        }
        writing.parts.end();
        counted.flush();
        if (counted.count() > limits.mail()) {
            throw tooLarge(ClearRefusal.TOO_LARGE, counted.count(), limits.mail());
        }
        Sha256 id = writing.id.id();
        return new SealedMail(id, id, counted.count(), Map.of());
    }

    private void requireWithin(String text, int attached) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        if (octets > limits.text()) {
            throw tooLarge(ClearRefusal.TOO_MUCH_TEXT, octets, limits.text());
        }
        if (attached + 3 > limits.parts()) {
            throw tooLarge(ClearRefusal.TOO_MANY_PARTS, attached + 3, limits.parts());
        }
    }

    private static RuntimeException tooLarge(ClearRefusal code, long actual, long limit) {
        return Refusal.of(code)
                .with(FactKey.ACTUAL, actual)
                .with(FactKey.LIMIT, limit)
                .refused();
    }

    private byte[] headers(
            ClearLetter.Head head, Wording wording, Optional<ClinicalDocument> clinical, String boundary) {
        String from = head.findFromName()
                .map(name -> ClearHeaders.mailbox(name, head.from()))
                .orElseGet(() -> head.from().value());
        var headers = new ClearHeaders(from, head.to(), head.date(), head.messageId())
                .thread(head.references())
                .subject(clinical.map(ClearWords::subject).orElse(wording.subject()))
                .all(software);
        clinical.ifPresent(document -> headers.add("X-MSS-CODECDA", document.loinc())
                .add("X-MSS-INS", document.patient().findIns().isPresent() ? "O" : "N"));
        if (head.automatic()) {
            headers.add("Auto-Submitted", "auto-replied");
        }
        if (head.asksReceipt()) {
            headers.add("Disposition-Notification-To", head.from().value());
        }
        return headers.add("MIME-Version", "1.0")
                .add("Content-Type", "multipart/mixed;\r\n boundary=\"" + boundary + "\"")
                .octets();
    }

    /** One mail's parts and, from their octets, its id. */
    private record Writing(MultipartWriter parts, ClearId id) {

        void text(String text) throws IOException {
            parts.text(text);
            id.part(Sha256.hash(text.getBytes(StandardCharsets.UTF_8)));
        }

        /** The zip for software, the PDF and the images for people. */
        void papers(ClinicalDocument clinical, Documents documents) throws IOException {
            var papers = new Papers(clinical, documents);
            octets(
                    file(DocumentFormat.XDM.mediaType(), papers.fileName(DocumentFormat.XDM)),
                    out -> papers.write(DocumentFormat.XDM, out));
            octets(
                    file(DocumentFormat.PDF.mediaType(), ClearWords.pdfName(clinical)),
                    out -> papers.write(DocumentFormat.PDF, out));
            if (clinical.kind() == ClinicalModel.Kind.REQUEST) {
                var checked = new TrueDocuments(clinical.attached(), documents);
                for (Attached each : clinical.attached()) {
                    if (each.inside()) {
                        octets(file(each.document().mediaType(), each.entryName()), out -> copy(checked, each, out));
                    }
                }
            }
        }

        void documents(List<Attached> attached, Documents documents) throws IOException {
            var checked = new TrueDocuments(attached, documents);
            for (Attached each : attached) {
                HeaderFields fields = new HeaderFields()
                        .add("Content-Type", each.document().mediaType())
                        .add(
                                "Content-Disposition",
                                "attachment; filename=\"" + FileNames.plain(each.document(), each.number())
                                        + "\";\r\n filename*="
                                        + HeaderFields.extended(
                                                FileNames.french(each.document(), each.kind(), each.number())));
                octets(fields, out -> copy(checked, each, out));
            }
        }

        private static void copy(TrueDocuments checked, Attached attached, OutputStream out) throws IOException {
            try (InputStream stored = checked.open(attached.document().id())) {
                stored.transferTo(out);
            }
        }

        private static HeaderFields file(String mediaType, String name) {
            return new HeaderFields()
                    .add("Content-Type", mediaType + ";\r\n name=\"" + name + "\"")
                    .add("Content-Disposition", "attachment;\r\n filename=\"" + name + "\"");
        }

        private void octets(HeaderFields fields, Content content) throws IOException {
            MessageDigest digest = Sha256.digest();
            try (OutputStream part = parts.base64(fields)) {
                content.writeTo(new DigestOutputStream(part, digest));
            }
            id.part(Sha256.of(digest.digest()));
        }
    }

    /** What writes a part's octets and closes nothing. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
