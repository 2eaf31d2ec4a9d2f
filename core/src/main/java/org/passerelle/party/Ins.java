package org.passerelle.party;

import java.util.regex.Pattern;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A patient's national identity number (INS) with the OID that says which kind it is. The key is checked for the real OIDs and
 * not for the test and demonstration ones, because ANS's own examples break it.
 *
 * @param value 13 characters of NIR or NIA and a two-digit key
 * @param oid which kind of INS
 */
public record Ins(String value, Oid oid) {
    private static final Pattern FORM = Pattern.compile("[0-9]{5}(?:[0-9]{2}|2[AB])[0-9]{8}");

    public Ins {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(PartyRefusal.INS_VALUE).with(FactKey.FIELD, "ins").refused();
        }
        if (oid.real() && !keyHolds(value)) {
            throw Refusal.of(PartyRefusal.INS_KEY).with(FactKey.FIELD, "ins").refused();
        }
    }

    /** Whether the key equals 97 − (the 13 first characters mod 97), Corsica counted as 2A→19 and 2B→18. */
    public boolean keyHolds() {
        return keyHolds(value);
    }

    private static boolean keyHolds(String value) {
        String digits = value.substring(0, 13).replace("2A", "19").replace("2B", "18");
        if (!digits.chars().allMatch(Character::isDigit)) {
            return false;
        }
        return 97 - Long.parseLong(digits) % 97 == Long.parseLong(value.substring(13));
    }

    @Override
    public String toString() {
        return "Ins[" + oid + "]";
    }

    /** The authorities that assign an INS (arc 1.2.250.1.213.1.4). */
    public enum Oid {
        NIR("1.2.250.1.213.1.4.8", true),
        NIA("1.2.250.1.213.1.4.9", true),
        TEST("1.2.250.1.213.1.4.10", false),
        DEMO("1.2.250.1.213.1.4.11", false);

        private final String dotted;
        private final boolean real;

        Oid(String dotted, boolean real) {
            this.dotted = dotted;
            this.real = real;
        }

        public String dotted() {
            return dotted;
        }

        public boolean real() {
            return real;
        }

        public static Oid of(String dotted) {
            for (Oid oid : values()) {
                if (oid.dotted.equals(dotted)) {
                    return oid;
                }
            }
            throw Refusal.of(PartyRefusal.INS_OID).with(FactKey.FIELD, "insOid").refused();
        }
    }
}
