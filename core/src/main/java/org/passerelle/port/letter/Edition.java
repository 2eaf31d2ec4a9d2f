package org.passerelle.port.letter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/**
 * Which document of which series a medical document says it is, and who answers for it. Others' identifiers stand as hashes: they are
 * compared and never shown.
 *
 * @param id the document's, null where it names none
 * @param set its series', null where it names none
 * @param version its number in the series, 0 where it states none
 * @param replaces the documents whose place it takes ({@code relatedDocument}, RPLC)
 * @param replacesOurs those of them whose identifier is of our form
 * @param authors its authors' and their structures' national numbers
 */
public record Edition(
        @Nullable Sha256 id,
        @Nullable Sha256 set,
        int version,
        List<Sha256> replaces,
        List<Id> replacesOurs,
        Set<Sha256> authors) {

    public Edition {
        replaces = List.copyOf(replaces);
        replacesOurs = List.copyOf(replacesOurs);
        authors = Set.copyOf(authors);
    }

    public Optional<Sha256> findId() {
        return Optional.ofNullable(id);
    }

    public Optional<Sha256> findSet() {
        return Optional.ofNullable(set);
    }

    @Override
    public String toString() {
        return "Edition[" + version + "]";
    }
}
