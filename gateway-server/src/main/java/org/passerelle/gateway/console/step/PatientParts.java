package org.passerelle.gateway.console.step;

import java.util.List;
import java.util.Set;

/** What a patient is asked for, as pages name it. */
public final class PatientParts {
    /** What people write, without what is chosen. */
    public static final List<String> TEXTS = List.of(
            "birthName",
            "birthGivenNames",
            "usedName",
            "usedGivenName",
            "birthDate",
            "birthPlace",
            "ins",
            "phone",
            "address");

    /** What nobody's identity lacks; an INS may. */
    static final List<String> MUST =
            List.of("birthName", "birthGivenNames", "birthDate", "sex", "birthPlace", "phone", "address");

    /** Whose INS it is, most frequent first, by its OID (NIR, NIA, test, demonstration). */
    public static final List<String> OIDS =
            List.of("1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9", "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11");

    /** Why there is none. */
    public static final List<String> REASONS =
            List.of("not-qualified", "not-assigned", "service-unavailable", "unidentified");

    private static final Set<String> CHOSEN = Set.of("sex", "insOid", "noInsReason");

    /** Whether a patient is asked for it. */
    static boolean isKnown(String part) {
        return TEXTS.contains(part) || CHOSEN.contains(part);
    }

    private PatientParts() {}
}
