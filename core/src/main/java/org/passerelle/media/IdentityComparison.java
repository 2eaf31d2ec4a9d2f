package org.passerelle.media;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
 *   <li>A number of the INS's form, a date and a sex must be equal. A name agrees when all its words, without accents and
 *       case and in any order, are the patient's family or given names or their initials; a given name or initials alone
 *       say too little to count.
 *   <li>Family name, birth date and INS are strong; a hospital's own number says nothing by itself, so it passes only beside
 *       one of them.
 * </ul>
 */
final class IdentityComparison {
    private static final Pattern SUBFIELDS =
            Pattern.compile("(\\S+) +([FMX]) +(X|[0-9]{1,2}-\\p{Alpha}{3}-[0-9]{4})( .*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE =
            Pattern.compile("(?<!\\d)(?:(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})|(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2})"
                    + "|(\\d{1,2}-\\p{Alpha}{3}-\\d{4}))(?!\\d)");
    private static final Pattern INS = Pattern.compile("[1-8][0-9]{5}[0-9AB][0-9]{6}([0-9]{2})?");
    private static final Pattern AGE = Pattern.compile("[0-9]{1,3}(Y|YO|YR|YRS|YEAR|YEARS|A|AN|ANS)");
    private static final int INS_WITHOUT_KEY = 13;

    private static final Set<String> FEMALE =
            Set.of("FEMALE", "WOMAN", "FEMME", "FEMININ", "MRS", "MS", "MISS", "MME", "MADAME", "MLLE");
    private static final Set<String> MALE = Set.of("MALE", "MAN", "HOMME", "MASCULIN", "MR", "MONSIEUR");
    private static final Set<String> SILENT = Set.of(
            "UNKNOWN",
            "INCONNU",
            "INCONNUE",
            "ANON",
            "ANONYM",
            "ANONYMOUS",
            "ANONYMIZED",
            "ANONYMISED",
            "ANONYME",
            "ANONYMISE",
            "ANONYMISEE",
            "DEIDENTIFIED",
            "IDENTIFIED",
            "PATIENT",
            "PATIENTE",
            "SUBJECT",
            "SUJET",
            "NAME",
            "NOM",
            "PRENOM",
            "FIRSTNAME",
            "LASTNAME",
            "NONE",
            "NO",
            "DE",
            "DOB",
            "BORN",
            "NE",
            "NEE",
            "LE",
            "SEX",
            "SEXE",
            "GENDER",
            "AGE",
            "ID",
            "YEARS",
            "YEAR",
            "YR",
            "YRS",
            "ANS",
            "AN",
            "NULL");
    private static final Set<String> NOT_AVAILABLE = Set.of("N/A", "N.A.");

    private final RecordingIdentity patient;
    private final List<Set<String>> families = new ArrayList<>();
    private final Set<String> givens = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private @Nullable String difference;
    private boolean strong;
    private boolean local;

    IdentityComparison(RecordingIdentity patient) {
        this.patient = patient;
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
        if (difference == null && local && !strong) {
            difference = "code";
        }
        if (difference != null) {
            return NamedPatient.ANOTHER;
        }
        return strong ? NamedPatient.THIS_PATIENT : NamedPatient.NOBODY;
    }

    /** Which trait differs: {@code code}, {@code sex}, {@code birthDate} or {@code name}; never its value. */
    String difference() {
        return difference == null ? "none" : difference;
    }

    private void code(String code) {
        String folded = fold(code);
        if (INS.matcher(folded).matches()) {
            ins(folded);
        } else if (!words(code).stream().allMatch(word -> word.matches("X+|0+") || SILENT.contains(word))) {
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
            agree(patient.birthDate().equals(RecordingIdentity.parseEdfDate(date)));
        }
    }

    private void agree(boolean sameDate) {
        if (sameDate) {
            strong = true;
        } else {
            differ("birthDate");
        }
    }

    private void free(String text, boolean cut) {
        if (NOT_AVAILABLE.contains(text.strip().toUpperCase(Locale.ROOT))) {
            return;
        }
        // Underscores are spaces inside a subfield; left in place they would hide a date's edges.
        Matcher dates = DATE.matcher(text.replace('_', ' '));
        while (dates.find()) {
            date(dates);
        }
        List<String> words = words(dates.replaceAll(" "));
        boolean family = families.stream().anyMatch(all -> !all.isEmpty() && words.containsAll(all));
        // Beside the family name an initial is a given name's: MOREAU M is not Alice Moreau.
        Set<String> initialled = family ? givens : names;
        for (int i = 0; i < words.size(); i++) {
            word(words.get(i), cut && i == words.size() - 1, initialled);
        }
        strong |= family;
    }

    /** Day and month may stand in either order. */
    private void date(Matcher found) {
        LocalDate birth = patient.birthDate();
        if (found.group(7) != null) {
            birthDate(found.group(7));
        } else if (found.group(4) != null) {
            agree(birth.equals(EdfHeader.date(number(found, 4), number(found, 5), number(found, 6))));
        } else {
            agree(birth.equals(EdfHeader.date(number(found, 3), number(found, 2), number(found, 1)))
                    || birth.equals(EdfHeader.date(number(found, 3), number(found, 1), number(found, 2))));
        }
    }

    private void word(String word, boolean cut, Set<String> initialled) {
        if (names.contains(word)) {
            return;
        }
        if (FEMALE.contains(word)) {
            sex(Sex.FEMALE);
        } else if (MALE.contains(word)) {
            sex(Sex.MALE);
        } else if (INS.matcher(word).matches()) {
            ins(word);
        } else if (word.chars().anyMatch(Character::isDigit)) {
            local |= !AGE.matcher(word).matches();
        } else if (!silent(word) && !initial(word, initialled) && !(cut && begins(word, names))) {
            differ("name");
        }
    }

    private static boolean silent(String word) {
        return SILENT.contains(word) || word.chars().allMatch(letter -> letter == 'X');
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

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
