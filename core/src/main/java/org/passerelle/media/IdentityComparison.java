package org.passerelle.media;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.media.CleanedMedia.NamedPatient;
import org.passerelle.media.RecordingIdentity.Sex;

/**
 * Compares what a recording's patient field says with the patient. The danger is the previous patient's night, so whatever is
 * known and is not this patient's makes it another's, and so does whatever cannot be compared unless something strong agrees:
 *
 * <ul>
 *   <li>EDF+ subfields (code, sex, birth date, name) are read as such in plain EDF too; anything else as free words.
 *   <li>{@code X}, "unknown", "anonymous", labels, titles and ages say nothing; words and titles of the other sex differ.
 *   <li>A number of the INS's form, a date, a lone year and a sex must be equal; digits that could be a date are one, and a number
 *       of 13 digits or more must hold the INS. A name agrees when all its words, without accents and case and in any order,
 *       are the patient's family or given names or their initials; a given name or initials alone say too little to count.
 *   <li>Birth date and INS are strong, and so are family and given name together. A family name alone names the patient, but
 *       relatives bear it too: a hospital's own number, which says nothing by itself, passes only beside something strong.
 * </ul>
 */
final class IdentityComparison {
    private static final Pattern SUBFIELDS =
            Pattern.compile("(\\S+) +([FMX]) +(X|[0-9]{1,2}-\\p{Alpha}{3}-[0-9]{4})( .*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern INS = Pattern.compile("[1-8][0-9]{5}[0-9AB][0-9]{6}([0-9]{2})?");
    private static final Pattern SPACED_INS =
            Pattern.compile("(?<!\\w)[1-8] ?[0-9]{2} ?[0-9]{2} ?[0-9][0-9AB] ?[0-9]{3} ?[0-9]{3}( ?[0-9]{2})?(?!\\w)");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{13,}");
    private static final Pattern AGE = Pattern.compile("[0-9]{1,3}(Y|YO|YR|YRS|YEAR|YEARS|A|AN|ANS)");
    private static final int INS_WITHOUT_KEY = 13;

    private final RecordingIdentity patient;
    private final BirthDates dates;
    private final List<Set<String>> families = new ArrayList<>();
    private final Set<String> givens = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private @Nullable String difference;
    private boolean strong;
    private boolean family;
    private boolean fullName;
    private boolean local;

    IdentityComparison(RecordingIdentity patient) {
        this.patient = patient;
        this.dates = new BirthDates(patient.birthDate());
        for (String family : patient.familyNames()) {
            families.add(Set.copyOf(new HashSet<>(words(family))));
            names.addAll(words(family));
        }
        patient.givenNames().forEach(given -> givens.addAll(words(given)));
        names.addAll(givens);
    }

    /** Whom a field of at most 80 characters names. */
    NamedPatient judge(String field) {
        boolean cut = field.length() >= EdfHeader.IDENTIFICATION;
        String text = field.strip();
        Matcher subfields = SUBFIELDS.matcher(text);
        if (subfields.matches()) {
            code(subfields.group(1));
            sex(subfields.group(2));
            birthDate(subfields.group(3));
            free(subfields.group(4) == null ? "" : subfields.group(4), cut);
        } else {
            free(text, cut);
        }
        if (difference == null && local && !strong && !fullName) {
            difference = "code";
        }
        if (difference != null) {
            return NamedPatient.ANOTHER;
        }
        return strong || family ? NamedPatient.THIS_PATIENT : NamedPatient.NOBODY;
    }

    /** Which trait differs: {@code code}, {@code sex}, {@code birthDate} or {@code name}; never its value. */
    String difference() {
        return difference == null ? "none" : difference;
    }

    private void code(String code) {
        String folded = fold(code);
        if (INS.matcher(folded).matches()) {
            ins(folded);
        } else if (LONG_NUMBER.matcher(folded).find()) {
            longNumber(folded);
        } else if (!words(code).stream()
                .allMatch(word -> word.matches("X+|0+") || IdentityWords.SILENT.contains(word))) {
            local = true;
        }
    }

    /** A number of the INS's form; without an INS to compare with it is a number like any other. */
    private void ins(String number) {
        String ins = patient.ins();
        if (ins == null) {
            local = true;
        } else if (number.equals(ins) || number.equals(ins.substring(0, INS_WITHOUT_KEY))) {
            strong = true;
        } else {
            differ("code");
        }
    }

    /** A number so long is an INS with something around it, or somebody else's. */
    private void longNumber(String word) {
        String ins = patient.ins();
        if (ins == null) {
            local = true;
        } else if (word.contains(ins.substring(0, INS_WITHOUT_KEY))) {
            strong = true;
        } else {
            differ("code");
        }
    }

    private void sex(String letter) {
        switch (letter.toUpperCase(Locale.ROOT)) {
            case "F" -> sex(Sex.FEMALE);
            case "M" -> sex(Sex.MALE);
            default -> {}
        }
    }

    private void sex(Sex said) {
        if (patient.sex() != Sex.UNKNOWN && patient.sex() != said) {
            differ("sex");
        }
    }

    private void birthDate(String date) {
        if (!date.equalsIgnoreCase("X")) {
            dates.edf(date);
            dated();
        }
    }

    private void dated() {
        strong |= dates.equal();
        if (dates.different()) {
            differ("birthDate");
        }
    }

    private void free(String text, boolean cut) {
        if (IdentityWords.NOT_AVAILABLE.contains(text.strip().toUpperCase(Locale.ROOT))) {
            return;
        }
        // Underscores are spaces inside a subfield; left in place they would hide a date's edges.
        String rest = SPACED_INS.matcher(fold(text).replace('_', ' ')).replaceAll(this::spacedIns);
        List<String> words = words(dates.readIn(rest));
        dated();
        families.forEach(all -> family(all, words));
        // Beside the family name an initial is a given name's: MOREAU M is not Alice Moreau.
        Set<String> initialled = family ? givens : names;
        for (int i = 0; i < words.size(); i++) {
            word(words.get(i), cut && i == words.size() - 1, initialled);
        }
    }

    private void family(Set<String> all, List<String> words) {
        if (!all.isEmpty() && words.containsAll(all)) {
            family = true;
            List<String> others = new ArrayList<>(words);
            all.forEach(others::remove);
            fullName |= others.stream().anyMatch(givens::contains);
        }
    }

    private String spacedIns(MatchResult found) {
        ins(found.group().replace(" ", ""));
        return " ".repeat(5);
    }

    private void word(String word, boolean cut, Set<String> initialled) {
        if (names.contains(word)) {
            return;
        }
        if (IdentityWords.FEMALE.contains(word)) {
            sex(Sex.FEMALE);
        } else if (IdentityWords.MALE.contains(word)) {
            sex(Sex.MALE);
        } else if (INS.matcher(word).matches()) {
            ins(word);
        } else if (LONG_NUMBER.matcher(word).find()) {
            longNumber(word);
        } else if (word.matches("[0-9]{4,8}") && dates.digits(word)) {
            dated();
        } else if (word.chars().anyMatch(Character::isDigit)) {
            local |= !AGE.matcher(word).matches();
        } else if (!silent(word) && !initial(word, initialled) && !(cut && begins(word, names))) {
            differ("name");
        }
    }

    private static boolean silent(String word) {
        return IdentityWords.SILENT.contains(word) || word.chars().allMatch(letter -> letter == 'X');
    }

    /** A letter alone is an initial, or the letter of a sex. */
    private boolean initial(String word, Set<String> initialled) {
        boolean female = patient.sex() != Sex.MALE && word.equals("F");
        boolean male = patient.sex() != Sex.FEMALE && (word.equals("M") || word.equals("H"));
        return word.length() == 1 && (female || male || begins(word, initialled));
    }

    private static boolean begins(String word, Set<String> among) {
        return among.stream().anyMatch(name -> name.startsWith(word));
    }

    private void differ(String trait) {
        if (difference == null) {
            difference = trait;
        }
    }

    private static List<String> words(String text) {
        return List.of(fold(text).split("[^\\p{L}\\p{N}]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Capitals without accents. */
    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE");
    }
}
