package org.passerelle.party;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A health professional who acts.
 *
 * @param rpps national number
 * @param familyName as in the directory
 * @param givenName as in the directory
 * @param specialty JDV profession/specialty code ({@code G15_10/SM26}), or null when unknown
 * @param directLine phone on which colleagues reach them, or null when they act from a line that has one
 */
public record Professional(
        Rpps rpps,
        String familyName,
        String givenName,
        @Nullable String specialty,
        @Nullable String directLine) implements Person {

    /** TRE_G15-ProfessionSante: médecin, pharmacien, chirurgien-dentiste. */
    private static final List<String> DOCTORS = List.of("G15_10", "G15_21", "G15_40");

    public Professional {
        familyName = Written.name(familyName, "familyName");
        givenName = Written.name(givenName, "givenName");
        specialty = specialty == null ? null : Written.name(specialty, "specialty");
        directLine = directLine == null ? null : Written.phone(directLine, "directLine");
    }

    public Optional<String> findDirectLine() {
        return Optional.ofNullable(directLine);
    }

    @Override
    public PersonId id() {
        return PersonId.of(rpps);
    }

    /** As colleagues write it: doctors, dentists and pharmacists by their title, others and unknown ones by their name alone. */
    @Override
    public String displayName() {
        String name = givenName + " " + familyName;
        boolean doctor = specialty != null && DOCTORS.stream().anyMatch(specialty::startsWith);
        return doctor ? "Dr " + name : name;
    }

    @Override
    public String toString() {
        return "Professional[…]";
    }
}
