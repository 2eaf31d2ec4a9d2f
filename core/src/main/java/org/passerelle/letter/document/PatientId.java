package org.passerelle.letter.document;

import org.passerelle.canon.Id;
import org.passerelle.party.Patient;

/**
 * By which identifier a document knows its patient: the qualified INS; without one, a number that is good for one exchange alone, the
 * same in its request and its reports, so that nobody takes it for a number of a register.
 *
 * @param number under the authority
 * @param authority its OID
 * @param national whether it is an INS
 */
public record PatientId(String number, String authority, boolean national) {
    private static final String ONLY_ONE = "1";

    public static PatientId of(Patient patient, Id exchange) {
        return patient.findIns()
                .map(ins -> new PatientId(ins.value(), ins.oid().dotted(), true))
                .orElseGet(() -> new PatientId(ONLY_ONE, Oids.of(exchange), false));
    }

    @Override
    public String toString() {
        return "PatientId[…]";
    }
}
