package org.passerelle.flow.clear;

import java.util.Optional;
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
    private final Traits known;

    private PatientMatch(Traits said, Traits known) {
        this.said = said;
        this.known = known;
    }

    /** Where nobody knows yet who the exchange's patient is: a matricule can be told, and stands with all its traits. */
    static Optional<IntegrationError> fault(Traits said) {
        boolean lacks = said.isPartial() || said.sex() == Sex.UNKNOWN;
        if (said.unclearIns()) {
            return Optional.of(lacks ? IntegrationError.TRAITS_INCOMPLETE : IntegrationError.TRAITS_DIFFER);
        }
        return lacks && said.findIns().isPresent() ? Optional.of(IntegrationError.TRAITS_INCOMPLETE) : Optional.empty();
    }

    static Optional<IntegrationError> fault(Traits said, Patient known) {
        var match = new PatientMatch(said, Traits.of(known));
        if (said.unclearIns()) {
            return match.underNone();
        } else if (said.findIns().isEmpty()) {
            return match.withoutIns();
        }
        return match.sameIns() ? match.underTheSameIns() : match.underAnother();
    }

    /** A number that is no INS, or several: whatever the traits say, it is not known to be the patient's. */
    private Optional<IntegrationError> underNone() {
        if (said.contradicts(known)) {
            return Optional.of(IntegrationError.PATIENT_UNKNOWN);
        }
        return Optional.of(lacks() ? IntegrationError.TRAITS_INCOMPLETE : IntegrationError.TRAITS_DIFFER);
    }

    private Optional<IntegrationError> withoutIns() {
        if (said.contradicts(known)) {
            return Optional.of(IntegrationError.PATIENT_UNKNOWN);
        } else if (lacks() && known.findIns().isPresent()) {
            return Optional.of(IntegrationError.INS_MISSING);
        }
        return said.isPartial() ? Optional.of(IntegrationError.PATIENT_UNKNOWN) : Optional.empty();
    }

    private Optional<IntegrationError> underTheSameIns() {
        if (said.contradicts(known)) {
            return Optional.of(IntegrationError.TRAITS_DIFFER);
        }
        return lacks() ? Optional.of(IntegrationError.TRAITS_INCOMPLETE) : Optional.empty();
    }

    /** Of somebody whom we know without an INS, or under another. */
    private Optional<IntegrationError> underAnother() {
        if (said.contradicts(known)) {
            return Optional.of(IntegrationError.PATIENT_UNKNOWN);
        } else if (known.findIns().isPresent()) {
            return Optional.of(lacks() ? IntegrationError.PATIENT_UNKNOWN : IntegrationError.TRAITS_DIFFER);
        }
        return lacks() ? Optional.of(IntegrationError.TRAITS_INCOMPLETE) : Optional.empty();
    }

    private boolean sameIns() {
        return known.findIns().isPresent() && !said.hasAnotherIns(known);
    }

    /** Whether any trait is missing; the sex of somebody whose own record leaves it open is not. */
    private boolean lacks() {
        return said.isPartial() || said.sex() == Sex.UNKNOWN && known.sex() != Sex.UNKNOWN;
    }
}
