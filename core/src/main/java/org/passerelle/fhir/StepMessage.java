package org.passerelle.fhir;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Step;

/**
 * A step that is to be written as a FHIR message.
 *
 * @param exchange the exchange's id
 * @param pathway its circuit
 * @param step which step
 * @param stepId its id
 * @param actor who takes it
 * @param organisation whose professional that is
 * @param patient whose exchange it is; null only where the pathway has no patient
 * @param content the form's content
 * @param at when it was taken
 */
public record StepMessage(
        Id exchange,
        Pathway pathway,
        Step step,
        Id stepId,
        Professional actor,
        Organisation organisation,
        @Nullable Patient patient,
        Json.Obj content,
        Instant at) {

    public Optional<Patient> findPatient() {
        return Optional.ofNullable(patient);
    }

    /** Whether the step opens its exchange with a request; every other one tells something, as a line's notice does. */
    public boolean asks() {
        return step.from().contains(pathway.initialState()) && pathway.asks();
    }

    @Override
    public String toString() {
        return "StepMessage[" + step.name() + "]";
    }
}
