package org.passerelle.fhir;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;
import org.passerelle.sla.Clock;
import org.passerelle.sla.DueWords;

/** An exchange as a FHIR Task: where it stands and until when, under the exchange's id. Nothing clinical but the pathway. */
public final class TaskResource {
    private static final String UNSIGNED = "Messages MSSanté ordinaires : le correspondant ne signe ni ne chiffre";

    private TaskResource() {}

    /**
     * What is written beside the state.
     *
     * @param subject reference to the patient
     * @param request reference to the service request, or to the communication that it began with
     * @param version rises with each change
     * @param begun when it began here
     * @param updated when it last changed
     * @param promise what was shown before sending, where the keeper's clock says something else; else null
     */
    public record Frame(
            Reference subject,
            Reference request,
            long version,
            Instant begun,
            Instant updated,
            @Nullable PromisedDue promise) {
        Optional<PromisedDue> findPromise() {
            return Optional.ofNullable(promise);
        }
    }

    public static Task write(ExchangeState state, Frame frame) {
        var task = new Task();
        task.setId(state.begun().exchange().hex());
        task.setMeta(new Meta().setVersionId(String.valueOf(frame.version())));
        if (state.begun().inClear()) {
            task.getMeta().addTag(new Coding(Systems.CARRIAGE, "clear", UNSIGNED));
        }
        task.getMeta().setLastUpdatedElement(new InstantType(Instants.format(frame.updated())));
        task.addIdentifier(Elements.exchange(state.begun().exchange()));
        state.opening()
                .flatMap(done -> done.content().findText(Form.FOLLOWS))
                .flatMap(Id::find)
                .ifPresent(before -> task.addBasedOn(new Reference().setIdentifier(Elements.exchange(before))));
        task.setStatus(status(state));
        task.setBusinessStatus(business(state));
        task.setIntent(TaskIntent.ORDER);
        task.setPriority(priority(state));
        task.setCode(code(state.pathway()));
        if (state.opening().isPresent()) {
            task.setFocus(frame.request());
            task.setFor(frame.subject());
        }
        task.setAuthoredOnElement(new DateTimeType(Instants.format(frame.begun())));
        task.setLastModifiedElement(new DateTimeType(Instants.format(frame.updated())));
        parties(state, task);
        state.clock()
                .flatMap(Clock::due)
                .ifPresent(due -> task.getRestriction()
                        .setPeriod(new Period().setEndElement(new DateTimeType(Instants.format(due)))));
        frame.findPromise().ifPresent(promise -> state.clock().ifPresent(clock -> tell(promise, clock, task)));
        return task;
    }

    /** Who began it, and whom it waits for: a line's notice waits for the practice that it was written to. */
    private static void parties(ExchangeState state, Task task) {
        Reference line = Elements.structure(state.begun().lineOrganisation());
        Optional<Reference> practice = state.requesterOrganisation().map(Elements::structure);
        if (state.begunByLine()) {
            task.setRequester(line);
            practice.ifPresent(task::setOwner);
        } else {
            practice.ifPresent(task::setRequester);
            task.setOwner(line);
        }
    }

    /** For software what the requester was shown, for people both dates in words. */
    private static void tell(PromisedDue promise, Clock clock, Task task) {
        task.addExtension(new Extension(Systems.PROMISED_DUE, new DateTimeType(Instants.format(promise.shown()))));
        ZoneId zone = clock.calendar().zone();
        task.addNote()
                .setText("Échéance annoncée au requérant avant l'envoi : " + DueWords.before(promise.shown(), zone)
                        + " ; échéance de la ligne, qui fait foi : " + DueWords.before(promise.kept(), zone) + ".");
    }

    /**
     * FHIR's status for a state of any pathway. Where it begins with a request, an end reached by stopping the clock is a refusal:
     * rejected, or cancelled by who began; so is what a line takes back. Any other end is completed, and so is what was answered and waits to be closed.
     */
    public static TaskStatus status(ExchangeState state) {
        List<Fact.StepDone> done = state.stepsDone();
        if (done.isEmpty()) {
            return state.ended() ? TaskStatus.REJECTED : TaskStatus.DRAFT;
        }
        Step last = state.pathway().step(done.get(done.size() - 1).step());
        boolean byExpert = done.get(done.size() - 1).side() == Side.EXPERT;
        boolean asks = state.pathway().asks();
        if (state.dismissed()) {
            return TaskStatus.CANCELLED;
        } else if (asks && state.ended() && last.clock() == ClockEffect.STOP) {
            return byExpert == state.begunByLine() ? TaskStatus.CANCELLED : TaskStatus.REJECTED;
        }
        Optional<Clock.State> clock = state.clock().map(Clock::state);
        if (state.ended() || clock.filter(Clock.State.STOPPED::equals).isPresent()) {
            return TaskStatus.COMPLETED;
        }
        if (clock.filter(Clock.State.PAUSED::equals).isPresent()) {
            return TaskStatus.ONHOLD;
        }
        if (done.size() == 1) {
            return TaskStatus.REQUESTED;
        }
        return byExpert == state.begunByLine() ? TaskStatus.INPROGRESS : TaskStatus.ACCEPTED;
    }

    private static CodeableConcept business(ExchangeState state) {
        State where = state.pathway().state(state.state());
        return Elements.concept(Elements.coding(
                Systems.STATE,
                state.pathway().ref().toString(),
                where.name(),
                where.title().fr()));
    }

    /** Of the urgency that was told last: the line may have changed it. */
    private static TaskPriority priority(ExchangeState state) {
        List<Fact.StepDone> done = state.stepsDone();
        for (int i = done.size() - 1; i >= 0; i--) {
            Json.Obj content = done.get(i).content();
            if (content.find(Form.URGENCY).isPresent()) {
                Step step = state.pathway().step(done.get(i).step(), content);
                return switch (ServiceRequestResource.priority(state.pathway(), step, content)) {
                    case ROUTINE -> TaskPriority.ROUTINE;
                    case URGENT -> TaskPriority.URGENT;
                    case ASAP -> TaskPriority.ASAP;
                    case STAT -> TaskPriority.STAT;
                };
            }
        }
        return TaskPriority.ROUTINE;
    }

    /** The pathway's own code, and what the pathway says that others call it. */
    public static CodeableConcept code(Pathway pathway) {
        CodeableConcept code = Elements.pathway(pathway);
        pathway.fhir()
                .findCode()
                .ifPresent(more -> code.addCoding(new Coding(more.system(), more.code(), more.display())));
        return code;
    }
}
