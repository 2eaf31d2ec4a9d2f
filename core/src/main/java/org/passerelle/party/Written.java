package org.passerelle.party;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** What people write as names, phones and addresses: NFC, trimmed, bounded, without control characters. */
final class Written {
    static final int LONGEST_NAME = 100;
    static final int LONGEST_ADDRESS = 300;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9](?:[ .]?[0-9]){3,19}");

    private Written() {}

    static String name(String written, String field) {
        return bounded(written, field, LONGEST_NAME, PartyRefusal.NAME);
    }

    static String address(String written) {
        return bounded(written, "address", LONGEST_ADDRESS, PartyRefusal.POSTAL_ADDRESS);
    }

    static String phone(String written, String field) {
        String phone = written.strip();
        if (!PHONE.matcher(phone).matches()) {
            throw Refusal.of(PartyRefusal.PHONE).with(FactKey.FIELD, field).refused();
        }
        return phone;
    }

    private static String bounded(String written, String field, int longest, PartyRefusal code) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC).strip();
        if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.of(code).with(FactKey.FIELD, field).refused();
        }
        return text;
    }
}
