package org.passerelle.letter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.fhir.SaidStep;
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
 */
public record ReadLetter(
        String messageId,
        List<MailAddress> to,
        Envelope envelope,
        @Nullable SaidStep saidStep,
        String text) {
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

    @Override
    public String toString() {
        return "ReadLetter[" + envelope.exchange() + "]";
    }
}
