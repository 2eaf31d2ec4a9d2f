package org.passerelle.party;

import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * A number that takes short messages, in international form (ITU-T E.164).
 *
 * @param value {@code +} and 8 to 15 digits
 */
public record Mobile(String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{7,14}");

    public Mobile {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(PartyRefusal.MOBILE).refused();
        }
    }

    /** Nothing: it is somebody's. */
    @Override
    public String toString() {
        return "Mobile[…]";
    }
}
