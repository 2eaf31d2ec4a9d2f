package org.passerelle.flow;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.passerelle.canon.Json;
import org.passerelle.card.CardRecord;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.mail.TakeDocuments;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refusal;

/**
 * A report's copy to somebody who reads sealed letters: an exchange of the shipped circuit {@code report-copy}, which the line begins
 * of itself and which ends as it leaves. It brings the report's words, a paper of its own that says them, and the files that came with it.
 */
final class SealedCopy {
    static final PathwayRef PATHWAY = new PathwayRef("report-copy", 1);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH).withZone(ZoneId.of("Europe/Paris"));

    private final Premises premises;
    private final AttachDocuments attach;
    private final FirstLetter first;

    SealedCopy(Premises premises) {
        this.premises = premises;
        this.attach = new AttachDocuments(premises);
        this.first = new FirstLetter(premises);
    }

    /** The card of a practice that reads sealed letters there. */
    Optional<PracticeCard> practice(MailAddress mailbox) {
        return premises.book()
                .cards()
                .findConfirmed(premises.book().canonical(mailbox))
                .map(CardRecord::current)
                .filter(PracticeCard.class::isInstance)
                .map(PracticeCard.class::cast)
                .filter(card -> card.base().reception().carriage().contains(Reception.Carriage.SEALED));
    }

    /**
     * Writes the copy into the report's own commit.
     *
     * @throws org.passerelle.refusal.Refused when it cannot be written; nothing of the report's exchange has changed then
     */
    void write(Dossier dossier, Fact.StepDone done, Professional doctor, PracticeCard practice, MailAddress mailbox) {
        ExchangeState state = dossier.state();
        LineCard line = premises.book()
                .ownCard(LineCard.class, state.begun().line())
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_LINE).refused());
        Pathway pathway = premises.pathways().get(PATHWAY);
        Step step = pathway.opening().orElseThrow();
        var begun = new Event.Begun(
                premises.newId(),
                true,
                PATHWAY,
                state.begun().line(),
                line.base().organisation(),
                line.hash(),
                premises.book().canonical(mailbox),
                practice.base().organisation());
        Patient patient = Sayings.patient(state, done.content())
                .orElseThrow(() -> Refusal.of(FlowRefusal.PATIENT_UNKNOWN).refused());
        Json.Obj content = content(state, done, doctor, patient);
        AttachDocuments.Attached attached =
                attach.attach(ExchangeState.of(begun, pathway), step, content, files(dossier, done));
        Dossier copy = Dossier.begin(premises, begun, dossier.now());
        var command = new Command.TakeStep(
                premises.newId(),
                step.name(),
                Side.EXPERT,
                done.actor(),
                attached.content(),
                -1,
                Promise.here(dossier.now()));
        first.write(copy, command, Terms.NONE, attached);
        dossier.remark(
                Kind.COPIED,
                Json.object()
                        .put("exchange", copy.exchange())
                        .put("to", begun.requester().value()));
        dossier.with(copy);
    }

    private static Json.Obj content(ExchangeState state, Fact.StepDone done, Professional doctor, Patient patient) {
        Json.Builder content = Json.object()
                .put("patient", PartyJson.write(patient))
                .put("reader", PartyJson.write(doctor))
                .put("about", title(state, done))
                .put("report", words(state.pathway().step(done.step()), done.content()));
        state.opening().ifPresent(asked -> content.put("asker", PartyJson.write(asked.actor())));
        return content.build();
    }

    private static String title(ExchangeState state, Fact.StepDone done) {
        Step step = state.pathway().step(done.step());
        return step.findDocument()
                        .map(model -> model.title().fr())
                        .orElse(step.done().fr()) + " du "
                + DAY.format(done.promise().sentAt());
    }

    /** What its form says in words, each under its title. */
    private static String words(Step step, Json.Obj content) {
        return step.form().fields().stream()
                .flatMap(field -> said(field, content).stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> field.words().fr() + " : " + value))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> said(Field field, Json.Obj content) {
        if (field instanceof Field.TextField) {
            return content.findText(field.name());
        }
        return field instanceof Field.ChoiceField choice
                ? content.find(field.name())
                        .filter(Json.Text.class::isInstance)
                        .map(code -> ((Json.Text) code).value())
                        .flatMap(code -> choice.options().stream()
                                .filter(option -> option.code().equals(code))
                                .findFirst())
                        .map(option -> option.words().fr())
                : Optional.empty();
    }

    /** The files that came with the report; its paper is the copy's own. */
    private List<Attachment> files(Dossier dossier, Fact.StepDone done) {
        return TakeDocuments.listed(dossier, done.content()).stream()
                .map(document -> new Attachment(
                        "other",
                        document.title(),
                        () -> premises.blobs().open(dossier.exchange(), document.id()),
                        document.findConfirmed().orElse(null)))
                .toList();
    }
}
