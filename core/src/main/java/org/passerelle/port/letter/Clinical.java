package org.passerelle.port.letter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.party.Ins;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Sex;
import org.passerelle.party.Spelling;

/**
 * What the medical document of an ordinary mail says. Nothing of it is believed for being there.
 *
 * @param code what kind of document (LOINC for CI-SIS's), empty where it does not say
 * @param title as written
 * @param patientShown whom it is about, in words for people; may be incomplete
 * @param traits what it says of who the patient is
 * @param patient the patient, when it says everything that we ask of one
 * @param author who wrote it, when that is somebody with a national number
 * @param organisation whose professional that is, when it has a national number
 * @param order the exchange that it answers, when it names one of our identifiers ({@code inFulfillmentOf/order/id})
 * @param parts what it says, as plain text, by the name of {@link org.passerelle.pathway.ClinicalModel.Part} in small letters; those
 *     that it says nothing of are absent
 */
public record Clinical(
        String code,
        String title,
        String patientShown,
        Traits traits,
        @Nullable Patient patient,
        @Nullable Professional author,
        @Nullable Organisation organisation,
        @Nullable Id order,
        Map<String, String> parts) {

    public Clinical {
        parts = Map.copyOf(parts);
    }

    public Optional<Patient> findPatient() {
        return Optional.ofNullable(patient);
    }

    public Optional<Professional> findAuthor() {
        return Optional.ofNullable(author);
    }

    public Optional<Organisation> findOrganisation() {
        return Optional.ofNullable(organisation);
    }

    public Optional<Id> findOrder() {
        return Optional.ofNullable(order);
    }

    @Override
    public String toString() {
        return "Clinical[" + code + "]";
    }

    /**
     * Who the patient is, as far as a document says.
     *
     * @param birthName capitals without accents, empty where it does not say
     * @param firstGivenName the same
     * @param birthDate null where it does not say
     * @param ins null where it names none, or none that can be told
     * @param unclearIns whether it names several, or a number that is no INS where one belongs
     */
    public record Traits(
            String birthName,
            String firstGivenName,
            @Nullable LocalDate birthDate,
            Sex sex,
            @Nullable Ins ins,
            boolean unclearIns) {

        public Traits {
            if (unclearIns && ins != null) {
                throw new IllegalArgumentException("an INS that can be told is not unclear");
            }
        }

        /** Those of somebody who is known. */
        public static Traits of(Patient known) {
            return new Traits(
                    known.birthName(),
                    known.birthGivenNames().get(0),
                    known.birthDate(),
                    known.sex(),
                    known.findIns().orElse(null),
                    false);
        }

        public Optional<LocalDate> findBirthDate() {
            return Optional.ofNullable(birthDate);
        }

        public Optional<Ins> findIns() {
            return Optional.ofNullable(ins);
        }

        /** Whether birth name, first given name or date of birth is missing. */
        public boolean isPartial() {
            return Spelling.isBlank(birthName) || Spelling.isBlank(firstGivenName) || birthDate == null;
        }

        /** Whether a trait that both tell is not the same, however it is spelt; the INS is none of them. */
        public boolean contradicts(Traits other) {
            return !Spelling.isBlank(birthName)
                            && !Spelling.isBlank(other.birthName)
                            && !Spelling.same(birthName, other.birthName)
                    || !Spelling.isBlank(firstGivenName)
                            && !Spelling.isBlank(other.firstGivenName)
                            && !mayShare(firstGivenName, other.firstGivenName)
                    || birthDate != null && other.birthDate != null && !birthDate.equals(other.birthDate)
                    || sex != Sex.UNKNOWN && other.sex != Sex.UNKNOWN && sex != other.sex;
        }

        /** Some programs write all given names where the first belongs, or know the first alone of one of several words. */
        private static boolean mayShare(String one, String other) {
            return Spelling.begins(one, other) || Spelling.begins(other, one);
        }

        /** Whether both name an INS, and not the same number. */
        public boolean hasAnotherIns(Traits other) {
            return ins != null && other.ins != null && !ins.value().equals(other.ins.value());
        }

        @Override
        public String toString() {
            return "Traits[…]";
        }
    }
}
