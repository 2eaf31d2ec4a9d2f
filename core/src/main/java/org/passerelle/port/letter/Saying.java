package org.passerelle.port.letter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
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
 * @param context what a medical document says beyond this step, null where the step carries none
 * @param filedBy who filed it in the actor's name, as colleagues write them; null where the actor did
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
        @Nullable String dueWords,
        @Nullable Context context,
        @Nullable String filedBy) {

    /** One that nobody filed for somebody else. */
    public Saying(
            Id exchange,
            Pathway pathway,
            Step step,
            Id stepId,
            Professional actor,
            Organisation organisation,
            @Nullable Patient patient,
            Json.Obj content,
            Instant at,
            @Nullable String dueWords,
            @Nullable Context context) {
        this(exchange, pathway, step, stepId, actor, organisation, patient, content, at, dueWords, context, null);
    }

    /** The same, filed by somebody in the actor's name. */
    public Saying filed(String by) {
        return new Saying(
                exchange, pathway, step, stepId, actor, organisation, patient, content, at, dueWords, context, by);
    }

    /**
     * What a medical document says beyond its step.
     *
     * @param own the mailbox of the actor's side
     * @param other the other side's organisation
     * @param others the other side's mailbox
     * @param asked the request that this step answers, null when this step is the request
     * @param earlier the steps that said this document before, oldest first: what this one corrects
     */
    public record Context(
            MailAddress own,
            Organisation other,
            MailAddress others,
            @Nullable Asked asked,
            List<Id> earlier) {
        public Context {
            earlier = List.copyOf(earlier);
        }

        public Optional<Asked> findAsked() {
            return Optional.ofNullable(asked);
        }
    }

    /**
     * The request.
     *
     * @param by who asked
     * @param at when
     * @param step the opening step
     * @param content what its form said
     * @param due when the answer was due at last, null where nothing was promised
     */
    public record Asked(
            Professional by,
            Instant at,
            Step step,
            Json.Obj content,
            @Nullable Instant due) {
        public Optional<Instant> findDue() {
            return Optional.ofNullable(due);
        }

        @Override
        public String toString() {
            return "Asked[…]";
        }
    }

    public Optional<String> findFiledBy() {
        return Optional.ofNullable(filedBy);
    }

    public Optional<Context> findContext() {
        return Optional.ofNullable(context);
    }

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
