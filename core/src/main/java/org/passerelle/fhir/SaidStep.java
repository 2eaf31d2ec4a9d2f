package org.passerelle.fhir;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.PathwayRef;

/**
 * A step as a FHIR message says it; the content is not checked against any form yet.
 *
 * @param step the step's name
 * @param stepId its id
 * @param exchange the exchange's id
 * @param pathway its circuit
 * @param actor who takes it
 * @param organisation whose professional that is
 * @param patient whose exchange it is, null where the message names none
 * @param content the form's content
 * @param documents what the content attaches
 */
public record SaidStep(
        String step,
        Id stepId,
        Id exchange,
        PathwayRef pathway,
        Professional actor,
        Organisation organisation,
        @Nullable Patient patient,
        Json.Obj content,
        List<Document> documents) {

    public SaidStep {
        documents = List.copyOf(documents);
    }

    public Optional<Patient> findPatient() {
        return Optional.ofNullable(patient);
    }

    @Override
    public String toString() {
        return "SaidStep[" + stepId + "]";
    }
}
