package org.passerelle.party;

import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/**
 * A person's national identity in health (IDNPS): {@code 8} + RPPS for who has one; for an establishment's other people {@code 3} +
 * FINESS, {@code 4} + SIREN, {@code 5} + SIRET or {@code 6} + RPPS and rank of a cabinet, then {@code /} and the number by which the
 * establishment knows them. Source: ANS, PDSm, PSIdNat (OID 1.2.250.1.71.4.2.1).
 *
 * @param value the kind digit followed by the number
 */
public record PersonId(String value) implements Comparable<PersonId> {
    private static final Pattern FORM = Pattern.compile(
            "8[0-9]{11}" // RPPS
                    + "|(?:3(?:[0-9]{2}|2[AB])[0-9]{7}" // FINESS
                    + "|4[0-9]{9}" // SIREN
                    + "|5[0-9]{14}" // SIRET
                    + "|6[0-9]{11}-?[0-9]{1,4})" // RPPS and rank of a cabinet
                    + "/[0-9A-Za-z._-]{1,30}"); // the establishment's own number

    private static final String RPPS = "8";
    private static final int RPPS_DIGITS = 11;

    public PersonId {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(PartyRefusal.PERSON).refused();
        }
    }

    public static PersonId of(Rpps rpps) {
        return new PersonId(RPPS + rpps.value());
    }

    /**
     * Reads what people write: an RPPS number of 11 digits, or any of the forms above.
     *
     * @throws org.passerelle.refusal.Refused {@link PartyRefusal#PERSON}
     */
    public static PersonId parse(String written) {
        return written.length() == RPPS_DIGITS && written.indexOf('/') < 0
                ? new PersonId(RPPS + written)
                : new PersonId(written);
    }

    public Optional<Rpps> findRpps() {
        return value.startsWith(RPPS) ? Optional.of(new Rpps(value.substring(1))) : Optional.empty();
    }

    /** As traces and people write it: the RPPS number where there is one, else the whole. */
    public String number() {
        return findRpps().map(Rpps::value).orElse(value);
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
