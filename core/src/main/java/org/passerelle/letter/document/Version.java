package org.passerelle.letter.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;

/**
 * Which document this is, and of which series (CI-SIS, structuration minimale: setId and versionNumber are mandatory).
 *
 * @param id the step that it says: the document's id
 * @param set the first document of the series
 * @param number from 1
 * @param replaces the document that this one takes the place of (RPLC), null for the first
 */
public record Version(Id id, Id set, int number, @Nullable Id replaces) {

    /** A document that corrects nothing. */
    public static Version first(Id id) {
        return new Version(id, id, 1, null);
    }

    public Version {
        if (number < 1 || (number == 1) != (replaces == null)) {
            throw new IllegalArgumentException("a first version replaces nothing, a later one does");
        }
    }

    public Optional<Id> findReplaces() {
        return Optional.ofNullable(replaces);
    }
}
