package org.passerelle.party;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * An ASCII addr-spec (RFC 5321 §4.1.2 dot-string form): local part exact, domain lower-case in A-labels.
 *
 * @param value {@code local@domain}, as documents and headers write it
 */
public record MailAddress(String value) implements Comparable<MailAddress> {
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final int LONGEST = 254;

    public MailAddress {
        if (value.length() > LONGEST
                || value.indexOf('@') > 64
                || !FORM.matcher(value).matches()) {
            throw Refusal.of(PartyRefusal.ADDRESS).refused();
        }
    }

    /** Reads an address as people write it: the domain's case and U-labels are normalised. */
    public static MailAddress of(String written) {
        int at = written.lastIndexOf('@');
        if (at < 1) {
            throw Refusal.of(PartyRefusal.ADDRESS).refused();
        }
        try {
            String domain = IDN.toASCII(written.substring(at + 1)).toLowerCase(Locale.ROOT);
            return new MailAddress(written.substring(0, at) + '@' + domain);
        } catch (IllegalArgumentException noDomain) {
            throw Refusal.of(PartyRefusal.ADDRESS).refused(noDomain);
        }
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    @Override
    public int compareTo(MailAddress other) {
        return value.compareTo(other.value);
    }

    /** Nothing but the kind: an address can be a patient's. */
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
