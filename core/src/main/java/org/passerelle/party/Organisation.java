package org.passerelle.party;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A practice or a hospital.
 *
 * @param structure as its certificate names it
 * @param name as people know it
 * @param finess geographic FINESS, a claim until the directory or a person confirms it, or null
 */
public record Organisation(
        StructureId structure, String name, @Nullable Finess finess) {

    public Organisation {
        name = Written.name(name, "name");
    }

    /** The practice of one person, as a personal certificate names it: by IDNPS. */
    public static Organisation of(Professional person) {
        return new Organisation(new StructureId("8" + person.rpps().value()), person.displayName(), null);
    }

    public Optional<Finess> findFiness() {
        return Optional.ofNullable(finess);
    }
}
