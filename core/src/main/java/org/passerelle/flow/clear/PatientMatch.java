package org.passerelle.flow.clear;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;
import org.passerelle.port.letter.Clinical.Traits;
import org.passerelle.port.letter.IntegrationError;

/**
 * Whether a document's patient is the exchange's: the same matricule and the same traits. Without a matricule all the traits serve as
 * well, where they are all there. The traits are those of the INS: family name and first given name at birth, sex, date of birth.
 */
final class PatientMatch {
    private final Traits said;
    private final Patient known;

    private PatientMatch(Traits said, Patient known) {
        this.said = said;
        this.known = known;
    }

    /** Where nobody knows yet who the exchange's patient is: a matricule stands with all its traits. */
    static Optional<IntegrationError> fault(Traits said) {
        boolean lacks = lacks(said) || said.sex() == Sex.UNKNOWN;
        return lacks && said.findIns().isPresent() ? Optional.of(IntegrationError.TRAITS_INCOMPLETE) : Optional.empty();
    }

    static Optional<IntegrationError> fault(Traits said, Patient known) {
        var match = new PatientMatch(said, known);
        if (said.findIns().isEmpty()) {
            return match.withoutIns();
        }
        return match.sameIns() ? match.underTheSameIns() : match.underAnother();
    }

    private Optional<IntegrationError> withoutIns() {
        if (differs()) {
            return Optional.of(IntegrationError.PATIENT_UNKNOWN);
        }
        return lacks() && known.findIns().isPresent() ? Optional.of(IntegrationError.INS_MISSING) : Optional.empty();
    }

    private Optional<IntegrationError> underTheSameIns() {
        if (differs()) {
            return Optional.of(IntegrationError.TRAITS_DIFFER);
        }
        return lacks() ? Optional.of(IntegrationError.TRAITS_INCOMPLETE) : Optional.empty();
    }

    /** Of somebody whom we know without an INS, or under another. */
    private Optional<IntegrationError> underAnother() {
        if (differs()) {
            return Optional.of(IntegrationError.PATIENT_UNKNOWN);
        } else if (known.findIns().isPresent()) {
            return Optional.of(lacks() ? IntegrationError.PATIENT_UNKNOWN : IntegrationError.TRAITS_DIFFER);
        }
        return lacks() ? Optional.of(IntegrationError.TRAITS_INCOMPLETE) : Optional.empty();
    }

    private boolean sameIns() {
        Optional<String> theirs = said.findIns().map(Ins::value);
        return theirs.isPresent() && theirs.equals(known.findIns().map(Ins::value));
    }

    /** Whether any trait that it names is another. */
    private boolean differs() {
        String birthName = folded(said.birthName());
        return !birthName.isEmpty() && !birthName.equals(folded(known.birthName()))
                || !isFirst(folded(said.firstGivenName()))
                || said.findBirthDate()
                        .filter(born -> !born.equals(known.birthDate()))
                        .isPresent()
                || said.sex() != Sex.UNKNOWN && known.sex() != Sex.UNKNOWN && said.sex() != known.sex();
    }

    /** Some programs write all given names where the first belongs, or know the first alone of one of several words. */
    private boolean isFirst(String given) {
        String first = folded(known.birthGivenNames().get(0));
        return given.isEmpty() || (given + " ").startsWith(first + " ") || (first + " ").startsWith(given + " ");
    }

    /** Whether any trait is missing; the sex of somebody whose own record leaves it open is not. */
    private boolean lacks() {
        return lacks(said) || said.sex() == Sex.UNKNOWN && known.sex() != Sex.UNKNOWN;
    }

    private static boolean lacks(Traits said) {
        return folded(said.birthName()).isEmpty()
                || folded(said.firstGivenName()).isEmpty()
                || said.findBirthDate().isEmpty();
    }

    /** Capitals without accents, its words set apart by blanks: spellings that no two persons differ by. */
    private static String folded(String name) {
        String letters =
                name.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE");
        return Normalizer.normalize(letters, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z]+", " ")
                .strip()
                .toUpperCase(Locale.ROOT);
    }
}
