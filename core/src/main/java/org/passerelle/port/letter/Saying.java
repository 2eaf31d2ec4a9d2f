package org.passerelle.port.letter;

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
 * A step as people and software read it: all the representations in a letter are written from these values.
 *
 * @param exchange the exchange's id
 * @param pathway its circuit
 * @param step which step
 * @param stepId its id
 * @param actor who takes it
 * @param organisation whose professional that is
 * @param patient whose exchange it is, as the opening step said; null only where the pathway has no patient
 * @param content the form's content
 * @param at when it was taken
 * @param dueWords the due date in French words, null where none is promised
 */
public record Saying(
        Id exchange,
        Pathway pathway,
        Step step,
        Id stepId,
        Professional actor,
        Organisation organisation,
        @Nullable Patient patient,
        Json.Obj content,
        Instant at,
        @Nullable String dueWords) {

    public Optional<Patient> findPatient() {
        return Optional.ofNullable(patient);
    }

    public Optional<String> findDueWords() {
        return Optional.ofNullable(dueWords);
    }

    @Override
    public String toString() {
        return "Saying[" + step.name() + "]";
    }
}
