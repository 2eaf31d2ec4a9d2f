package org.passerelle.party;

import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * An organisation as its certificate's OU names it: IDNST ({@code 0} + ADELI of a cabinet, {@code 1} + FINESS, {@code 2} + SIREN,
 * {@code 3} + SIRET, {@code 4} + RPPS and rank of a cabinet) or, for a personal certificate, IDNPS ({@code 8} + RPPS). Source: ANS,
 * PDSm, StructIdNat and PSIdNat.
 *
 * @param value the kind digit followed by the number
 */
public record StructureId(String value) implements Comparable<StructureId> {
    private static final Pattern FORM = Pattern.compile(
            "0(?:[0-9]{2}|2[AB])[0-9]{7,9}" // ADELI, and a cabinet's rank where it has one
                    + "|1(?:[0-9]{2}|2[AB])[0-9]{7}" // FINESS
                    + "|2[0-9]{9}" // SIREN
                    + "|3[0-9]{14}" // SIRET
                    + "|4[0-9]{11}-?[0-9]{1,4}" // RPPS and rank
                    + "|8[0-9]{11}"); // RPPS

    public StructureId {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(PartyRefusal.STRUCTURE).refused();
        }
    }

    /** The id that is written there; empty when it is none. */
    public static Optional<StructureId> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new StructureId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(StructureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
