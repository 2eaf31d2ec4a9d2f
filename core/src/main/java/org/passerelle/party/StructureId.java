package org.passerelle.party;

import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * An organisation as its certificate's OU names it: IDNST ({@code 1} + FINESS, {@code 3} + SIRET …) or, for a personal
 * certificate, IDNPS ({@code 8} + RPPS).
 *
 * @param value the kind digit followed by the number
 */
public record StructureId(String value) implements Comparable<StructureId> {
    private static final Pattern FORM = Pattern.compile("[0-9][0-9A-Za-z]{8,19}");

    public StructureId {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(PartyRefusal.STRUCTURE).refused();
        }
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
