package org.passerelle.letter.clear;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.cda.CdaPatient;
import org.passerelle.party.Spelling;
import org.passerelle.port.letter.Clinical.Traits;
import org.passerelle.refusal.Refusal;

/** Holds every document of a mail to one patient (référentiel MSSanté #2, ECO.2.1.1). */
final class OnePatient {
    private final List<Traits> documents = new ArrayList<>();
    private @Nullable String number;

    /** @param cx the archive's patientId, HL7 v2 CX */
    void metadata(String cx) {
        number = cx.split("\\^", 2)[0].strip();
    }

    /**
     * Compares a document's patient with each of those before.
     *
     * @throws org.passerelle.refusal.Refused {@link ClearRefusal#SEVERAL_PATIENTS}
     */
    void document(CdaPatient patient) {
        Traits read = ClinicalReader.traits(patient);
        List<String> numbers = patient.ids().stream()
                .map(Identifier::extension)
                .filter(id -> !id.isEmpty())
                .toList();
        boolean another = number != null && !number.isEmpty() && !numbers.isEmpty() && !numbers.contains(number);
        if (another || !documents.stream().allMatch(before -> same(before, read))) {
            throw Refusal.of(ClearRefusal.SEVERAL_PATIENTS).refused();
        }
        documents.add(read);
    }

    /** What each document says of the patient, in their order. */
    List<Traits> documents() {
        return List.copyOf(documents);
    }

    /** Under one INS no trait may differ; where one of them names none, both say as much of who it is. */
    private static boolean same(Traits one, Traits other) {
        if (one.hasAnotherIns(other) || one.contradicts(other)) {
            return false;
        }
        return one.ins() != null && other.ins() != null
                || Spelling.isBlank(one.birthName()) == Spelling.isBlank(other.birthName())
                        && Spelling.isBlank(one.firstGivenName()) == Spelling.isBlank(other.firstGivenName())
                        && one.findBirthDate().equals(other.findBirthDate());
    }
}
