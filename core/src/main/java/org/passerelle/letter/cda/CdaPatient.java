package org.passerelle.letter.cda;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.cda.xml.Element;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;
import org.passerelle.refusal.Refused;

/**
 * The patient that a document names; what it does not say is empty or null.
 *
 * @param ids all of them
 * @param birthName family name at birth
 * @param birthGivenNames the list of given names, as written
 * @param firstGivenName the first of them
 * @param usedName family name used; the birth name where no other is named
 * @param usedGivenName given name used; the first where no other is named
 * @param birthDate date of birth, or null when it is missing or not a day
 * @param birthPlace INSEE (COG) code, as written
 * @param sex the record's
 * @param telecoms as written, such as {@code tel:} and {@code mailto:}; never followed
 * @param address the first postal one, on one line
 */
public record CdaPatient(
        List<Identifier> ids,
        String birthName,
        String birthGivenNames,
        String firstGivenName,
        String usedName,
        String usedGivenName,
        @Nullable LocalDate birthDate,
        String birthPlace,
        Sex sex,
        List<String> telecoms,
        String address) {

    public CdaPatient {
        telecoms = List.copyOf(telecoms);
        ids = List.copyOf(ids);
    }

    public Optional<LocalDate> findBirthDate() {
        return Optional.ofNullable(birthDate);
    }

    /** The INS, when there is one, no other beside it, and it has the form and the key of one. */
    public Optional<Ins> findIns() {
        List<Optional<Ins>> named = named();
        boolean one = named.stream().map(ins -> ins.map(Ins::value)).distinct().count() == 1;
        return one ? named.get(0) : Optional.empty();
    }

    /** Whether numbers stand in the INS's place and none of them can be taken: several, or one that is no INS. */
    public boolean isInsUnclear() {
        return !named().isEmpty() && findIns().isEmpty();
    }

    /** Each number under an authority of the INS; empty for one that is no INS. */
    private List<Optional<Ins>> named() {
        return ids.stream()
                .filter(id -> !id.extension().isBlank())
                .flatMap(id -> Arrays.stream(Ins.Oid.values())
                        .filter(oid -> oid.dotted().equals(id.root()))
                        .map(oid -> ins(id.extension(), oid)))
                .toList();
    }

    private static Optional<Ins> ins(String number, Ins.Oid oid) {
        try {
            return Optional.of(new Ins(number, oid));
        } catch (Refused malformed) {
            return Optional.empty();
        }
    }

    /** Whether each trait, and the INS or its absence, is that patient's. */
    public boolean is(Patient patient) {
        String first = patient.birthGivenNames().get(0);
        return findIns().equals(patient.findIns())
                && same(birthName, patient.birthName())
                && same(birthGivenNames, String.join(" ", patient.birthGivenNames()))
                && same(firstGivenName, first)
                && same(usedName, patient.usedName() == null ? patient.birthName() : patient.usedName())
                && same(usedGivenName, patient.usedGivenName() == null ? first : patient.usedGivenName())
                && patient.birthDate().equals(birthDate)
                && birthPlace.equals(patient.birthPlace())
                && sex == patient.sex();
    }

    private static boolean same(String read, String said) {
        return read.equals(Element.oneLine(XmlOut.clean(said)));
    }

    @Override
    public String toString() {
        return "CdaPatient[…]";
    }
}
