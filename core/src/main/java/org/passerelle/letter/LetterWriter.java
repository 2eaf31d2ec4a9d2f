package org.passerelle.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.passerelle.fhir.DocumentResource;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.StepBundle;
import org.passerelle.fhir.StepMessage;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.ClinicalDocuments;
import org.passerelle.letter.document.FileNames;
import org.passerelle.letter.document.TrueDocuments;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.letter.mime.MultipartWriter;
import org.passerelle.letter.paper.Papers;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.Documents;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Saying;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Writes a letter's payload, streaming: RFC 9788 protected headers, then text, envelope, bundle, and each document once: in
 * {@code IHE_XDM.zip}, with the PDF beside it, where the step has a medical document; else as a part of its own.
 */
public final class LetterWriter {
    /** The media type of the bundle's part. */
    public static final String BUNDLE_TYPE = "application/fhir+json";

    private final RandomGenerator random;
    private final Map<String, String> software;
    private final ReadLimits limits;

    /**
     * @param random the source of boundaries
     * @param software fields that every mail of ours carries, such as {@code X-MSS-NIL}
     * @param limits those of its readers: whatever is written can be read
     */
    public LetterWriter(RandomGenerator random, Map<String, String> software, ReadLimits limits) {
        this.random = random;
        this.software = new TreeMap<>(software);
        this.limits = limits;
    }

    /**
     * Writes the payload's root entity.
     *
     * @throws org.passerelle.refusal.Refused before any document is opened, when a part would be larger than its reader takes,
     *     with its size and the limit, or there would be too many of them
     */
    public void write(Letter letter, Documents documents, OutputStream out) throws IOException {
        var parts = parts(letter, MultipartWriter.newBoundary(random), out);
        if (letter.saying() != null) {
            attach(letter.saying(), documents, parts);
        }
        parts.end();
    }

    /** The root's headers and the parts up to the documents. */
    private MultipartWriter parts(Letter letter, String boundary, OutputStream out) throws IOException {
        Optional<Saying> saying = letter.findSaying();
        requireWithin("parts", saying.map(LetterWriter::parts).orElse(2), limits.parts());
        HeaderFields headers = headers(letter, boundary);
        requireWithin(headers);
        out.write(headers.octets());
        var parts = new MultipartWriter(out, boundary);
        String text = saying.map(HumanText::of)
                .orElseGet(() -> HumanText.of(letter.envelope().exchange(), letter.tidings()));
        requireWithin("text", text.getBytes(StandardCharsets.UTF_8).length, limits.text());
        parts.text(text);
        parts.octets(new HeaderFields().add("Content-Type", EnvelopeJson.MEDIA_TYPE), envelope(letter.envelope()));
        if (saying.isPresent()) {
            parts.octets(new HeaderFields().add("Content-Type", BUNDLE_TYPE), bundle(saying.get()));
        }
        return parts;
    }

    /** Text, envelope and bundle; then the documents, each a part, or the zip and the PDF. */
    private static int parts(Saying saying) {
        return 3
                + Math.max(
                        2,
                        ClinicalDocuments.attached(saying.step(), saying.content())
                                .size());
    }

    private byte[] envelope(Envelope envelope) {
        byte[] octets = EnvelopeJson.write(envelope);
        requireWithin("envelope", octets.length, limits.envelope());
        // its reader counts events, recipients and values too
        EnvelopeJson.read(octets);
        return octets;
    }

    private byte[] bundle(Saying saying) {
        byte[] octets = StepBundle.write(message(saying));
        requireWithin("bundle", octets.length, limits.bundle());
        FhirJson.requireWithin(octets, limits.fhir());
        return octets;
    }

    private void requireWithin(HeaderFields fields) {
        fields.beyond(limits.headers(), limits.headerOctets()).ifPresent(field -> {
            throw Refusal.of(LetterRefusal.HEADERS)
                    .with(FactKey.FIELD, field)
                    .with(FactKey.LIMIT, limits.headerOctets())
                    .refused();
        });
    }

    private static void requireWithin(String part, long actual, long limit) {
        if (actual > limit) {
            throw Refusal.of(part.equals("parts") ? LetterRefusal.TOO_MANY_PARTS : LetterRefusal.PART_TOO_LARGE)
                    .with(FactKey.FIELD, part)
                    .with(FactKey.ACTUAL, actual)
                    .with(FactKey.LIMIT, limit)
                    .refused();
        }
    }

    private HeaderFields headers(Letter letter, String boundary) {
        Letter.Head head = letter.head();
        String subject = letter.findSaying().map(HumanText::subject).orElse(HumanText.TIDINGS);
        return sealedFields(boundary, head, subject, software);
    }

    /** The root's fields of whatever is sealed. */
    static HeaderFields sealedFields(String boundary, Letter.Head head, String subject, Map<String, String> others) {
        var fields =
                protectedFields("multipart/mixed; boundary=\"" + boundary + "\";\r\n hp=\"cipher\"", head, subject);
        fields.addAll(others);
        addressed(fields, "HP-Outer: ", head);
        fields.add("HP-Outer: Subject", HeaderFields.words(head.subject()));
        others.forEach((name, value) -> fields.add("HP-Outer: " + name, value));
        return fields;
    }

    /** The protected fields that letters and receipts share. */
    static HeaderFields protectedFields(String contentType, Letter.Head head, String subject) {
        var fields = new HeaderFields().add("Content-Type", contentType).add("MIME-Version", "1.0");
        addressed(fields, "", head);
        return fields.add("Subject", HeaderFields.words(subject));
    }

    private static void addressed(HeaderFields fields, String prefix, Letter.Head head) {
        fields.add(prefix + "From", head.from().value());
        fields.add(prefix + "To", HeaderFields.addresses(addresses(head)));
        fields.add(prefix + "Date", HeaderFields.date(head.date()));
        fields.add(prefix + "Message-ID", HeaderFields.messageId(head.messageId()));
        List<String> references = head.references();
        if (!references.isEmpty()) {
            fields.add(prefix + "In-Reply-To", HeaderFields.messageId(references.get(references.size() - 1)));
            fields.add(prefix + "References", HeaderFields.messageIds(references));
        }
    }

    private static List<MailAddress> addresses(Letter.Head head) {
        return head.to().stream().map(Addressee::address).toList();
    }

    private static StepMessage message(Saying saying) {
        return new StepMessage(
                saying.exchange(),
                saying.pathway(),
                saying.step(),
                saying.stepId(),
                saying.actor(),
                saying.organisation(),
                saying.patient(),
                saying.content(),
                saying.at());
    }

    /** Each document once: in the zip where the step has a medical document, else as a part of its own. */
    private void attach(Saying saying, Documents documents, MultipartWriter parts) throws IOException {
        Optional<ClinicalDocument> clinical = ClinicalDocuments.of(saying);
        if (clinical.isPresent()) {
            attach(new Papers(clinical.get(), documents), parts);
            return;
        }
        List<Attached> all = ClinicalDocuments.attached(saying.step(), saying.content());
        var checked = new TrueDocuments(all, documents);
        for (Attached attached : all) {
            try (InputStream stored = checked.open(attached.document().id());
                    OutputStream part = parts.base64(fields(attached))) {
                stored.transferTo(part);
            }
        }
    }

    /** The zip for software, the PDF for people. */
    private static void attach(Papers papers, MultipartWriter parts) throws IOException {
        for (DocumentFormat format : List.of(DocumentFormat.XDM, DocumentFormat.PDF)) {
            var fields = new HeaderFields()
                    .add("Content-Type", format.mediaType())
                    .add("Content-Disposition", "attachment; filename=\"" + papers.fileName(format) + "\"");
            try (OutputStream part = parts.base64(fields)) {
                papers.write(format, part);
            }
        }
    }

    private HeaderFields fields(Attached attached) {
        Document document = attached.document();
        HeaderFields fields = new HeaderFields()
                .add("Content-Type", document.mediaType())
                .add("Content-ID", "<" + DocumentResource.contentId(document.id()) + ">")
                .add(
                        "Content-Disposition",
                        "attachment; filename=\"" + FileNames.plain(document, attached.number()) + "\";\r\n filename*="
                                + HeaderFields.extended(
                                        FileNames.french(document, attached.kind(), attached.number())));
        requireWithin(fields);
        return fields;
    }
}
