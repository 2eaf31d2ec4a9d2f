package org.passerelle.flow.desk;

import java.time.Instant;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.port.letter.Saying;
import org.passerelle.sla.Clock;
import org.passerelle.sla.DueWords;

/** Gathers what a letter says of a step from the exchange's state. */
public final class Sayings {
    private Sayings() {}

    /**
     * What a step says that is proposed or to be decided.
     *
     * @param dueWords the due date in words, where one is promised
     */
    public static Saying of(ExchangeState state, Command.TakeStep command, Instant at, Optional<String> dueWords) {
        Step step = state.pathway().step(command.step(), command.content());
        Event.Begun begun = state.begun();
        boolean requester = command.side() != Side.EXPERT;
        return new Saying(
                begun.exchange(),
                state.pathway(),
                step,
                command.stepId(),
                command.actor(),
                organisation(state, command),
                patient(state, command.content()).orElse(null),
                command.content(),
                at,
                dueWords.orElse(null),
                step.findDocument()
                        .map(model -> context(state, model, requester, command.stepId(), command.actor()))
                        .orElse(null));
    }

    /** The same without a promise. */
    public static Saying of(ExchangeState state, Command.TakeStep command, Instant at) {
        return of(state, command, at, Optional.empty());
    }

    /** What a step said that is done, with the due date as it stands now. */
    public static Saying of(ExchangeState state, Fact.StepDone done) {
        boolean starts = state.pathway().step(done.step()).clock() == ClockEffect.START;
        Optional<String> due = state.clock()
                .filter(clock -> starts)
                .flatMap(clock -> clock.due()
                        .map(at -> DueWords.before(at, clock.calendar().zone())));
        var command = new Command.TakeStep(
                done.stepId(), done.step(), done.side(), done.actor(), done.content(), done.base(), done.promise());
        return of(state, command, done.promise().sentAt(), due);
    }

    /** The same with who of ours filed it in its actor's name, where somebody did. */
    public static Saying filed(Premises premises, Dossier dossier, Saying saying) {
        MailAddress ours = premises.practice(dossier.state().begun().ours());
        return dossier.remarks(Event.Remark.Kind.FILED).stream()
                .filter(filed -> filed.findText("stepId")
                        .filter(saying.stepId().hex()::equals)
                        .isPresent())
                .map(filed -> filed.text("by"))
                .findFirst()
                .map(number -> saying.filed(premises.staff()
                        .member(ours, PersonId.parse(number))
                        .map(member -> member.person().displayName())
                        .orElse(number)))
                .orElse(saying);
    }

    private static Organisation organisation(ExchangeState state, Command.TakeStep command) {
        Organisation own = state.begun().requesterOrganisation();
        return switch (command.side()) {
            case EXPERT -> state.begun().lineOrganisation();
            case REQUESTER -> requesters(state, command.actor());
            case THIRD -> state.begun().own() == Side.THIRD && own != null ? own : Organisation.of(command.actor());
        };
    }

    /** Of whoever asks, or of the person who takes the opening step. */
    private static Organisation requesters(ExchangeState state, Professional actor) {
        return state.requesterOrganisation().orElseGet(() -> Organisation.of(actor));
    }

    private static Saying.Context context(
            ExchangeState state, ClinicalModel model, boolean requester, Id stepId, Professional actor) {
        Event.Begun begun = state.begun();
        return new Saying.Context(
                requester ? begun.requester() : begun.line(),
                requester ? begun.lineOrganisation() : requesters(state, actor),
                requester ? begun.line() : begun.requester(),
                asked(state, requester).orElse(null),
                state.stepsDone().stream()
                        .filter(done -> !done.stepId().equals(stepId) && says(state, done, model))
                        .map(Fact.StepDone::stepId)
                        .toList());
    }

    private static boolean says(ExchangeState state, Fact.StepDone done, ClinicalModel model) {
        return state.pathway()
                .step(done.step())
                .findDocument()
                .filter(other -> other.kind() == model.kind())
                .isPresent();
    }

    /** What the other side began with; nobody answers what their own side began. */
    private static Optional<Saying.Asked> asked(ExchangeState state, boolean requester) {
        return state.opening()
                .filter(done -> state.begunByLine() == requester)
                .map(done -> new Saying.Asked(
                        done.actor(),
                        done.promise().from(),
                        state.pathway().step(done.step(), done.content()),
                        done.content(),
                        state.clock().flatMap(Clock::due).orElse(null)));
    }

    /** The patient of the exchange: of this content, else of the opening step. */
    public static Optional<Patient> patient(ExchangeState state, Json.Obj content) {
        Optional<Field.PatientField> field =
                state.pathway().opening().flatMap(opening -> opening.form().find(Field.PatientField.class));
        if (field.isEmpty()) {
            return Optional.empty();
        }
        String name = field.get().name();
        return content.findObject(name)
                .or(() -> state.opening().flatMap(done -> done.content().findObject(name)))
                .or(() -> state.pending().stream()
                        .flatMap(composed -> composed.content().findObject(name).stream())
                        .findFirst())
                .map(PartyJson::patient);
    }
}
