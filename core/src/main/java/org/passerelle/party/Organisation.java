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

    public Optional<Finess> findFiness() {
        return Optional.ofNullable(finess);
    }
}
