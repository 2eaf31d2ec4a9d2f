package org.passerelle.media;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in capitals without accents what could be a birth date and compares it: day, month and year with any separator or none,
 * the year of two or four digits and first or last, day and month in either order; and a year alone.
 */
final class BirthDates {
    private static final String APART = "[^\\p{L}\\p{N}]{1,3}";
    private static final Pattern WHOLE_YEAR = Pattern.compile(("(?<!\\d)(?:(\\d{1,2})#(\\d{1,2})#(\\d{4})"
                    + "|(\\d{4})#(\\d{1,2})#(\\d{1,2})|(\\d{1,2}-[A-Z]{3}-\\d{4}))(?!\\d)")
            .replace("#", APART));
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(?<!\\d)(\\d{1,2})#(\\d{1,2})#(\\d{2})(?!\\d)".replace("#", APART));
    /** So wide that what stands on both sides is not read together. */
    private static final String GAP = " ".repeat(5);

    private static final int FIRST_YEAR = 1880;
    /** There is no clock here: up to the end of the century a number that could be a year is read as one. */
    private static final int LAST_YEAR = 2099;

    private final LocalDate birth;
    private boolean equal;
    private boolean different;

    BirthDates(LocalDate birth) {
        this.birth = birth;
    }

    /** Whether this birth date was found. */
    boolean equal() {
        return equal;
    }

    /** Whether another one was found. */
    boolean different() {
        return different;
    }

    /** Reads {@code dd-MMM-yyyy}. */
    void edf(String date) {
        agree(birth.equals(RecordingIdentity.parseEdfDate(date)));
    }

    /** Reads the dates with separators. Returns the text without them. */
    String readIn(String text) {
        // The whole years first: 12 02 03 1950 ends with a date and does not begin with one.
        return shortYears(WHOLE_YEAR.matcher(text).replaceAll(this::wholeYear));
    }

    private String wholeYear(MatchResult found) {
        if (found.group(7) != null) {
            edf(found.group(7));
        } else if (found.group(4) != null) {
            agree(days(number(found, 6), number(found, 5), number(found, 4)).contains(birth));
        } else {
            agree(days(number(found, 1), number(found, 2), number(found, 3)).contains(birth));
        }
        return GAP;
    }

    /** Three small numbers that cannot be a date stay. */
    private String shortYears(String text) {
        var rest = new StringBuilder(text);
        Matcher found = SHORT_YEAR.matcher(text);
        for (int from = 0; from < text.length() && found.find(from); ) {
            List<LocalDate> days = new ArrayList<>(days(number(found, 1), number(found, 2), whole(number(found, 3))));
            days.addAll(days(number(found, 3), number(found, 2), whole(number(found, 1))));
            if (days.isEmpty()) {
                from = found.start() + 1;
            } else {
                agree(days.contains(birth));
                from = found.end();
                for (int at = found.start(); at < from; at++) {
                    rest.setCharAt(at, ' ');
                }
            }
        }
        return rest.toString();
    }

    /**
     * Reads 4 to 8 digits.
     *
     * @return whether they are a date or a year
     */
    boolean digits(String digits) {
        int number = Integer.parseInt(digits);
        if (digits.length() == 4 && year(number)) {
            different |= birth.getYear() != number;
            return true;
        }
        List<LocalDate> days = new ArrayList<>();
        if (digits.length() == 6) {
            days.addAll(days(number / 10_000, number / 100 % 100, whole(number % 100)));
        } else if (digits.length() == 8) {
            days.addAll(days(number / 1_000_000, number / 10_000 % 100, number % 10_000));
            days.addAll(days(number % 100, number / 100 % 100, number / 10_000));
        }
        if (!days.isEmpty()) {
            agree(days.contains(birth));
        }
        return !days.isEmpty();
    }

    private void agree(boolean same) {
        equal |= same;
        different |= !same;
    }

    /** A year of two digits, in the century of the birth. */
    private int whole(int year) {
        return birth.getYear() / 100 * 100 + year;
    }

    /** What there is of this day and of the one with day and month exchanged. */
    private static List<LocalDate> days(int day, int month, int year) {
        return Stream.of(List.of(month, day), List.of(day, month))
                .flatMap(order -> Stream.ofNullable(EdfHeader.date(year, order.get(0), order.get(1))))
                .filter(date -> year(date.getYear()))
                .toList();
    }

    private static boolean year(int number) {
        return number >= FIRST_YEAR && number <= LAST_YEAR;
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
