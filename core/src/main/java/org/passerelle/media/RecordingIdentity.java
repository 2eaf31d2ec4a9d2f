package org.passerelle.media;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.HouseBug;

/**
 * Whose recording it should be: the traits that a recording's header can hold.
 *
 * @param ins the 15 characters of the INS, or null when there is none
 * @param sex as the identity record states it
 * @param birthDate date of birth
 * @param familyNames birth name first, then the used one if it is another
 * @param givenNames those of the birth record in order, then the used one if it is another
 */
public record RecordingIdentity(
        @Nullable String ins, Sex sex, LocalDate birthDate, List<String> familyNames, List<String> givenNames) {

    private static final Pattern INS = Pattern.compile("[0-9]{6}[0-9AB][0-9]{8}");
    private static final String[] MONTHS = {
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"
    };

    public RecordingIdentity {
        familyNames = List.copyOf(familyNames);
        givenNames = List.copyOf(givenNames);
        if (ins != null && !INS.matcher(ins).matches() || familyNames.isEmpty() || givenNames.isEmpty()) {
            throw new HouseBug("a recording's patient without INS form, family name or given name");
        }
    }

    /** The sex as a recording states it. */
    public enum Sex {
        FEMALE,
        MALE,
        UNKNOWN
    }

    /**
     * The patient field of EDF+ (edfplus.info §2.1.3.3): code, sex, birth date, name, in US-ASCII, spaces inside a subfield as
     * underscores, {@code X} where unknown, 80 octets. A name that is too long is cut.
     */
    String edfField() {
        String letter =
                switch (sex) {
                    case FEMALE -> "F";
                    case MALE -> "M";
                    case UNKNOWN -> "X";
                };
        String name = EdfText.ascii(familyNames.get(0) + "_" + givenNames.get(0))
                .strip()
                .replace(' ', '_');
        String field = (ins == null ? "X" : ins) + " " + letter + " " + edfDate(birthDate) + " " + name;
        return field.substring(0, Math.min(EdfHeader.IDENTIFICATION, field.length()));
    }

    /** {@code dd-MMM-yyyy} with the English month in capitals. */
    static String edfDate(LocalDate date) {
        return String.format(
                Locale.ROOT, "%02d-%s-%04d", date.getDayOfMonth(), MONTHS[date.getMonthValue() - 1], date.getYear());
    }

    /** Reads what {@link #edfDate} writes, whatever the case; null when it is no date. */
    static @Nullable LocalDate parseEdfDate(String text) {
        if (!text.matches("[0-9]{2}-[A-Za-z]{3}-[0-9]{4}")) {
            return null;
        }
        int month = List.of(MONTHS).indexOf(text.substring(3, 6).toUpperCase(Locale.ROOT)) + 1;
        return EdfHeader.date(Integer.parseInt(text.substring(7)), month, Integer.parseInt(text.substring(0, 2)));
    }

    /** Nothing: a patient never stands in a log. */
    @Override
    public String toString() {
        return "RecordingIdentity[…]";
    }
}
