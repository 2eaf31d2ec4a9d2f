package org.passerelle.letter.xdm;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one METADATA.XML says.
 *
 * @param documents in their order
 * @param patients each patientId (CX) in it
 * @param replaced per entry id the id of the entry that it takes the place of
 */
record Submitted(List<Described> documents, Set<String> patients, Map<String, String> replaced) {

    Submitted {
        documents = List.copyOf(documents);
        patients = Set.copyOf(patients);
        replaced = Map.copyOf(replaced);
    }

    @Override
    public String toString() {
        return "Submitted[" + documents.size() + "]";
    }
}
