package org.passerelle.letter;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.fhir.DocumentResource;
import org.passerelle.fhir.FhirRefusal;
import org.passerelle.fhir.SaidStep;
import org.passerelle.fhir.StepBundle;
import org.passerelle.letter.paper.Octets;
import org.passerelle.letter.paper.Papers;
import org.passerelle.letter.paper.ReadPapers;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.Envelope;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Reads a letter's inside, streaming: exactly one envelope, at most one bundle, every document that the content names exactly
 * once and none besides, each as a part of its own or in {@code IHE_XDM.zip}. The first text for people is kept as it is. A part
 * without Content-ID whose type is none of ours is left alone.
 */
public final class LetterReader {
    private static final Pattern DOCUMENT_ID = Pattern.compile("([0-9a-f]{32})@passerelle");
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n]]");
    private static final String MIXED = "multipart/mixed";

    private final ReadLimits limits;
    private final Papers.Spooling spooling;

    /** @param spooling where a letter's zip waits, encrypted, while the letter is open */
    public LetterReader(ReadLimits limits, Papers.Spooling spooling) {
        this.limits = limits;
        this.spooling = spooling;
    }

    /**
     * Reads and compares. What is returned is to be closed.
     *
     * @throws Refused with a {@link LetterRefusal}, or the code of the room that refused what a part says
     */
    public ReadLetter read(Payload payload) {
        try (var parts = new Parts()) {
            ReadLetter read = read(payload, parts);
            parts.release();
            return read;
        }
    }

    private ReadLetter read(Payload payload, Parts parts) {
        String messageId;
        List<MailAddress> to;
        try (var reader = new MultipartReader(payload.open(), limits, MIXED)) {
            messageId = reader.root().id("Message-ID").orElse("");
            if (messageId.isEmpty() || messageId.length() > limits.headerOctets()) {
                throw headers("Message-ID");
            }
            to = addresses(reader.root().required("To"));
            for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
                parts.take(part.get(), reader);
            }
        }
        Envelope envelope = envelope(parts, to);
        SaidStep said = said(parts, envelope);
        compareDocuments(parts.documents(said), said == null ? List.of() : said.documents());
        return new ReadLetter(messageId, to, envelope, said, parts.text, parts.papers, parts.pdf);
    }

    /** The octets of one document, read anew; the caller closes the stream. */
    public InputStream document(Payload payload, Id document) {
        var reader = new MultipartReader(payload.open(), limits, MIXED);
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            if (documentId(part.get()).filter(document::equals).isPresent()) {
                return new FilterInputStream(reader.body()) {
                    @Override
                    public void close() {
                        reader.close();
                    }
                };
            }
        }
        reader.close();
        throw Refusal.of(LetterRefusal.DOCUMENT_MISSING).refused();
    }

    /** What one pass over the parts gives. */
    private final class Parts implements AutoCloseable {
        private byte @Nullable [] envelope;
        private byte @Nullable [] bundle;
        private String text = "";
        private final Map<Id, Octets> documents = new HashMap<>();
        private @Nullable ReadPapers papers;
        private @Nullable Octets pdf;
        private boolean released;

        void take(Part part, MultipartReader reader) {
            Optional<Id> document = documentId(part);
            if (document.isPresent()) {
                if (documents.put(document.get(), octets(reader)) != null) {
                    throw Refusal.of(LetterRefusal.DOCUMENT_EXTRA).refused();
                }
            } else if (part.type().equals(EnvelopeJson.MEDIA_TYPE)) {
                requireFirst(envelope);
                envelope = reader.octets(limits.envelope());
            } else if (part.type().equals(LetterWriter.BUNDLE_TYPE)) {
                requireFirst(bundle);
                bundle = reader.octets(limits.bundle());
            } else if (part.type().equals("text/plain")) {
                String more = plain(reader.octets(limits.text()));
                text = text.isEmpty() ? more : text;
            } else if (part.type().equals(DocumentFormat.XDM.mediaType())) {
                requireNone(papers);
                papers = MultipartReader.guarded(() -> ReadPapers.read(reader.body(), spooling.open()));
            } else if (part.type().equals(DocumentFormat.PDF.mediaType())) {
                requireNone(pdf);
                pdf = octets(reader);
            }
        }

        /** Every document that is there, as a part or in the zip. */
        Map<Id, Octets> documents(@Nullable SaidStep said) {
            if (papers == null) {
                return documents;
            }
            ReadPapers zip = papers;
            return MultipartReader.guarded(() -> {
                if (said != null) {
                    zip.readClinical(said.stepId());
                }
                Map<Id, Octets> all = zip.octets();
                if (!Collections.disjoint(all.keySet(), documents.keySet())) {
                    throw Refusal.of(LetterRefusal.DOCUMENT_EXTRA).refused();
                }
                all.putAll(documents);
                return all;
            });
        }

        /** The letter has the zip from now on. */
        void release() {
            released = true;
        }

        @Override
        public void close() {
            if (papers != null && !released) {
                papers.close();
            }
        }

        private Octets octets(MultipartReader reader) {
            return MultipartReader.guarded(() -> Octets.of(reader.body()));
        }

        private void requireNone(@Nullable Object earlier) {
            if (earlier != null) {
                throw Refusal.of(LetterRefusal.DOCUMENT_EXTRA).refused();
            }
        }

        /** Text that shows what it says: nothing in it moves the cursor or turns the direction of writing. */
        private static String plain(byte[] octets) {
            return NOT_SHOWN
                    .matcher(new String(octets, StandardCharsets.UTF_8).replace("\r\n", "\n"))
                    .replaceAll("");
        }

        private void requireFirst(byte @Nullable [] earlier) {
            if (earlier != null) {
                throw Refusal.of(LetterRefusal.ENVELOPE_TWICE).refused();
            }
        }
    }

    /** A part with a Content-ID is a document of ours, or nothing that may be there. */
    private static Optional<Id> documentId(Part part) {
        return part.id("Content-ID").map(id -> {
            Matcher ours = DOCUMENT_ID.matcher(id);
            if (!ours.matches()) {
                throw Refusal.of(LetterRefusal.DOCUMENT_EXTRA).refused();
            }
            return Id.parse(ours.group(1));
        });
    }

    private static Envelope envelope(Parts parts, List<MailAddress> to) {
        if (parts.envelope == null) {
            throw Refusal.of(LetterRefusal.ENVELOPE_MISSING).refused();
        }
        Envelope envelope = EnvelopeJson.read(parts.envelope);
        if (!envelope.to().stream().map(Envelope.Recipient::address).toList().equals(to)) {
            throw Refusal.of(LetterRefusal.RECIPIENTS_DIFFER).refused();
        }
        return envelope;
    }

    private @Nullable SaidStep said(Parts parts, Envelope envelope) {
        if (parts.bundle == null) {
            if (envelope.step() != null) {
                throw differ("step");
            }
            return null;
        }
        SaidStep said = bundle(parts.bundle);
        Envelope.StepHead step = envelope.findStep().orElseThrow(() -> differ("step"));
        if (!said.stepId().equals(step.id()) || !said.step().equals(step.name())) {
            throw differ("step");
        }
        if (!said.exchange().equals(envelope.exchange()) || !said.pathway().equals(envelope.pathway())) {
            throw differ("exchange");
        }
        return said;
    }

    private SaidStep bundle(byte[] octets) {
        try {
            return StepBundle.read(octets, limits.fhir());
        } catch (Refused inside) {
            if (inside.code() == FhirRefusal.REPRESENTATIONS_DIFFER) {
                throw new Refusal(
                                LetterRefusal.REPRESENTATIONS_DIFFER,
                                inside.refusal().facts())
                        .refused(inside);
            }
            throw inside;
        }
    }

    private static void compareDocuments(Map<Id, Octets> there, List<Document> named) {
        for (Document document : named) {
            Octets octets = there.get(document.id());
            if (octets == null) {
                throw Refusal.of(LetterRefusal.DOCUMENT_MISSING)
                        .with(FactKey.FIELD, DocumentResource.contentId(document.id()))
                        .refused();
            }
            if (!octets.are(document)) {
                throw Refusal.of(LetterRefusal.DOCUMENT_ALTERED)
                        .with(FactKey.FIELD, DocumentResource.contentId(document.id()))
                        .refused();
            }
        }
        if (there.size() != named.stream().map(Document::id).distinct().count()) {
            throw Refusal.of(LetterRefusal.DOCUMENT_EXTRA).refused();
        }
    }

    private static List<MailAddress> addresses(String to) {
        return Arrays.stream(to.split(",", -1))
                .map(String::strip)
                .map(LetterReader::address)
                .toList();
    }

    private static MailAddress address(String written) {
        try {
            return new MailAddress(written);
        } catch (Refused inside) {
            throw inside.refusal().is(org.passerelle.party.PartyRefusal.ADDRESS) ? headers("To") : inside;
        }
    }

    private static Refused headers(String field) {
        return Refusal.of(LetterRefusal.HEADERS).with(FactKey.FIELD, field).refused();
    }

    private static Refused differ(String what) {
        return Refusal.of(LetterRefusal.REPRESENTATIONS_DIFFER)
                .with(FactKey.FIELD, what)
                .refused();
    }
}
