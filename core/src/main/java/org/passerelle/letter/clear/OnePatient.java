package org.passerelle.letter.clear;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.cda.CdaPatient;
import org.passerelle.port.letter.Clinical;
import org.passerelle.refusal.Refusal;

/** Holds every document of a mail to one patient (référentiel MSSanté #2, ECO.2.1.1). */
final class OnePatient {
    private @Nullable String number;
    private Clinical.@Nullable Traits traits;

    /** @param cx the archive's patientId, HL7 v2 CX */
    void metadata(String cx) {
        number = cx.split("\\^", 2)[0].strip();
    }

    /**
     * Compares a document's patient with those before.
     *
     * @throws org.passerelle.refusal.Refused {@link ClearRefusal#SEVERAL_PATIENTS}
     */
    void document(CdaPatient patient) {
        Clinical.Traits read = ClinicalReader.traits(patient);
        List<String> numbers = patient.ids().stream()
                .map(Identifier::extension)
                .filter(id -> !id.isEmpty())
                .toList();
        boolean another = number != null && !number.isEmpty() && !numbers.isEmpty() && !numbers.contains(number);
        if (another || traits != null && !same(traits, read)) {
            throw Refusal.of(ClearRefusal.SEVERAL_PATIENTS).refused();
        }
        traits = read;
    }

    private static boolean same(Clinical.Traits one, Clinical.Traits other) {
        if (one.ins() != null && other.ins() != null) {
            return one.ins().equals(other.ins());
        }
        return one.birthName().equals(other.birthName())
                && one.firstGivenName().equals(other.firstGivenName())
                && one.findBirthDate().equals(other.findBirthDate());
    }
}
