package org.passerelle.letter;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.fhir.SaidStep;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.paper.Octets;
import org.passerelle.letter.paper.ReadPapers;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Envelope;

/**
 * A letter's inside, read and compared with itself.
 *
 * @param messageId the protected Message-ID, without angle brackets
 * @param to the protected To
 * @param envelope what it says to nodes
 * @param saidStep the step, null for a letter that only tells events
 * @param text what it says to people; nothing is compared with it
 * @param papers its zip, null where it has none
 * @param pdf the PDF beside it, null where there is none
 */
public record ReadLetter(
        String messageId,
        List<MailAddress> to,
        Envelope envelope,
        @Nullable SaidStep saidStep,
        String text,
        @Nullable ReadPapers papers,
        @Nullable Octets pdf)
        implements AutoCloseable {
    public ReadLetter {
        to = List.copyOf(to);
    }

    public Optional<SaidStep> said() {
        return Optional.ofNullable(saidStep);
    }

    /** What the letter says of an attached document. */
    public Optional<Document> document(Id id) {
        return said().stream()
                .flatMap(step -> step.documents().stream())
                .filter(document -> document.id().equals(id))
                .findFirst();
    }

    /** A document in the zip; the caller closes the stream. */
    Optional<InputStream> inZip(Id document) {
        return papers == null ? Optional.empty() : MultipartReader.guarded(() -> papers.document(document));
    }

    /** Whether the medical document in the zip, when there is one, says the same. */
    boolean agrees(ClinicalDocument said) {
        return papers == null || MultipartReader.guarded(() -> papers.agrees(said, pdf));
    }

    @Override
    public void close() {
        if (papers != null) {
            papers.close();
        }
    }

    @Override
    public String toString() {
        return "ReadLetter[" + envelope.exchange() + "]";
    }
}
