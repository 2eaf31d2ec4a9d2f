package org.passerelle.flow.apart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.PathwayRef;

/**
 * What a letter says that had no effect. It is its signer's word, compared with no exchange and no form.
 *
 * @param letter which letter
 * @param signedAt its signingTime, as the signer claims
 * @param text what it says to people
 * @param pathway the circuit that it names
 * @param step the step that it takes, null when it only tells events
 * @param actor who takes it, null likewise
 * @param content the step's values, empty likewise
 * @param documents what is attached
 */
public record ApartContent(
        ApartLetter letter,
        Instant signedAt,
        String text,
        PathwayRef pathway,
        @Nullable String step,
        @Nullable Professional actor,
        Json.Obj content,
        List<Document> documents) {

    public ApartContent {
        documents = List.copyOf(documents);
    }

    public Optional<String> findStep() {
        return Optional.ofNullable(step);
    }

    public Optional<Professional> findActor() {
        return Optional.ofNullable(actor);
    }

    /** The code alone. */
    @Override
    public String toString() {
        return "ApartContent[" + letter.code() + "]";
    }
}
