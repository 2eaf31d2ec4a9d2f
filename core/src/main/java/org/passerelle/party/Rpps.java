package org.passerelle.party;

import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * A health professional's national number (RPPS, 11 digits). Its Luhn key is not enforced: ANS's own test identities break it.
 *
 * @param value the 11 digits, without the IDNPS prefix 8
 */
public record Rpps(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{11}");

    public Rpps {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(PartyRefusal.RPPS).refused();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
