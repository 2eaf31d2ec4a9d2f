package org.passerelle.party;

import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * An establishment's national number (FINESS).
 *
 * @param value its 9 characters
 */
public record Finess(String value) {
    private static final Pattern FORM = Pattern.compile("(?:[0-9]{2}|2[AB])[0-9]{7}");

    public Finess {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(PartyRefusal.FINESS).refused();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
