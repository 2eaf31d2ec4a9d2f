package org.passerelle.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.fhir.DocumentResource;
import org.passerelle.fhir.StepBundle;
import org.passerelle.fhir.StepMessage;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Documents;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Saying;
import org.passerelle.refusal.HouseBug;

/**
 * Writes a letter's payload, streaming: RFC 9788 protected headers, then text, envelope, bundle and each document once. Between
 * bundle and documents is the place of {@code IHE_XDM.zip}, which carriage to ordinary software will need.
 */
public final class LetterWriter {
    /** The media type of the bundle's part. */
    public static final String BUNDLE_TYPE = "application/fhir+json";

    private static final String TIDINGS_SUBJECT = "Suivi de votre échange";
    private static final int CHUNK = 16 * 1024;

    private final RandomGenerator random;
    private final Map<String, String> software;

    /**
     * @param random the source of boundaries
     * @param software fields that every mail of ours carries, such as {@code X-MSS-NIL}
     */
    public LetterWriter(RandomGenerator random, Map<String, String> software) {
        this.random = random;
        this.software = new TreeMap<>(software);
    }

    /** Writes the payload's root entity. */
    public void write(Letter letter, Documents documents, OutputStream out) throws IOException {
        var parts = parts(letter, MultipartWriter.newBoundary(random), out);
        if (letter.saying() != null) {
            documents(
                    letter.saying(),
                    (number, document, kind) -> copy(document, documents, parts, fields(document, kind, number)));
        }
        parts.end();
    }

    /** The octets that {@link #write} writes, without any document being opened. */
    public long size(Letter letter) {
        var counted = new CountedOctets();
        try {
            var parts = parts(letter, MultipartWriter.anyBoundary(), counted);
            if (letter.saying() != null) {
                documents(letter.saying(), (number, document, kind) -> {
                    parts.base64(fields(document, kind, number));
                    counted.add(MultipartWriter.encodedSize(document.size()));
                });
            }
            parts.end();
        } catch (IOException impossible) {
            throw MultipartWriter.memory(impossible);
        }
        return counted.count();
    }

    /** The root's headers and the parts up to the documents. */
    private MultipartWriter parts(Letter letter, String boundary, OutputStream out) throws IOException {
        out.write(headers(letter, boundary).octets());
        var parts = new MultipartWriter(out, boundary);
        Optional<Saying> saying = letter.findSaying();
        parts.text(saying.map(HumanText::of)
                .orElseGet(() -> HumanText.of(letter.envelope().exchange(), letter.tidings())));
        parts.octets(
                new HeaderFields().add("Content-Type", EnvelopeJson.MEDIA_TYPE), EnvelopeJson.write(letter.envelope()));
        if (saying.isPresent()) {
            parts.octets(new HeaderFields().add("Content-Type", BUNDLE_TYPE), StepBundle.write(message(saying.get())));
        }
        return parts;
    }

    private HeaderFields headers(Letter letter, String boundary) {
        Letter.Head head = letter.head();
        String subject = letter.findSaying().map(HumanText::subject).orElse(TIDINGS_SUBJECT);
        var fields =
                protectedFields("multipart/mixed; boundary=\"" + boundary + "\";\r\n hp=\"cipher\"", head, subject);
        fields.addAll(software);
        addressed(fields, "HP-Outer: ", head);
        fields.add("HP-Outer: Subject", HeaderFields.words(head.subject()));
        software.forEach((name, value) -> fields.add("HP-Outer: " + name, value));
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

    /** What is done with each document, by its number from 1. */
    private interface EachDocument {
        void take(int number, Document document, String kindWords) throws IOException;
    }

    private static void documents(Saying saying, EachDocument each) throws IOException {
        Optional<Field.DocumentsField> field = saying.step().form().find(Field.DocumentsField.class);
        if (field.isEmpty()) {
            return;
        }
        int number = 1;
        for (Json.Obj item : saying.content().arrayOrEmpty(field.get().name()).objects()) {
            Document document = Document.read(item);
            each.take(number++, document, HumanText.words(field.get().kinds(), document.kind()));
        }
    }

    private static HeaderFields fields(Document document, String kindWords, int number) {
        return new HeaderFields()
                .add("Content-Type", document.mediaType())
                .add("Content-ID", "<" + DocumentResource.contentId(document.id()) + ">")
                .add(
                        "Content-Disposition",
                        "attachment; filename=\"" + FileNames.plain(document, number) + "\";\r\n filename*="
                                + HeaderFields.extended(FileNames.french(document, kindWords, number)));
    }

    /** What was stored is what the content says, or our own store is broken: such a letter never leaves. */
    private static void copy(Document document, Documents documents, MultipartWriter parts, HeaderFields fields)
            throws IOException {
        long size = 0;
        Sha256 hash;
        try (InputStream stored = documents.open(document.id());
                OutputStream part = parts.base64(fields)) {
            var digested = new DigestInputStream(stored, Sha256.digest());
            byte[] chunk = new byte[CHUNK];
            for (int read = digested.read(chunk); read >= 0; read = digested.read(chunk)) {
                part.write(chunk, 0, read);
                size += read;
            }
            hash = Sha256.of(digested.getMessageDigest().digest());
        }
        if (size != document.size() || !hash.equals(document.sha256())) {
            throw new HouseBug("a stored document is not the one that the content names");
        }
    }
}
