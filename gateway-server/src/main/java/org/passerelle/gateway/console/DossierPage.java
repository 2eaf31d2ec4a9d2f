package org.passerelle.gateway.console;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.gateway.fhir.Exchanges;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/** An exchange, read by somebody of its line, which stands in its trace. */
final class DossierPage {
    private final Porch porch;
    private final Exchanges exchanges;
    private final Pages pages;
    private final InstantSource clock;

    DossierPage(Porch porch, Exchanges exchanges, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.pages = pages;
        this.clock = clock;
    }

    Response show(Match match) {
        Visitor visitor = porch.visitor(match.request());
        ExchangeRow row = row(exchanges, match.variable("id"));
        Professional reader = visitor.reading(row);
        Exchanges.Seen seen = exchanges.read(row.exchange(), reader, "request");
        return pages.page(200, "exchange", dossier(seen, visitor, Speech.of(match.request())));
    }

    /** A row that this node keeps; any other does not exist for who looks at pages. */
    static ExchangeRow row(Exchanges exchanges, String id) {
        return Id.find(id)
                .flatMap(exchanges::row)
                .filter(ExchangeRow::keeper)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
    }

    private Dossier dossier(Exchanges.Seen seen, Visitor visitor, Speech speech) {
        ExchangeState state = seen.state();
        ExchangeRow row = seen.row();
        ZoneId zone = Zones.of(state);
        Instant now = clock.instant();
        String reference = row.exchange().hex().substring(0, 8);
        boolean sealed = !state.begun().inClear();
        List<Dossier.Said> said = said(state, row.exchange(), speech, zone);
        return new Dossier(
                new Frame(
                        speech,
                        speech.say("exchange.title", reference),
                        visitor,
                        "/exchanges/" + row.exchange().hex()),
                row.exchange().hex(),
                reference,
                speech.say(state.pathway().title()),
                speech.say(state.pathway().state(state.state()).title()),
                row.findDue().map(due -> TimeWords.moment(speech, due, zone)).orElse(""),
                row.findDue().map(due -> TimeWords.left(speech, due, now)).orElse(""),
                row.findDue().map(due -> TimeWords.press(due, now)).orElse("none"),
                state.requesterOrganisation().map(org -> org.name() + ", ").orElse("")
                        + row.requester().value(),
                speech.say(sealed ? "assurance.sealed" : "assurance.clear"),
                sealed,
                patient(state, speech).orElse(null),
                said,
                said.stream()
                        .flatMap(each -> each.papers().stream())
                        .filter(Dossier.Paper::picture)
                        .toList(),
                offers(state, visitor.on(row), speech),
                lastStep(state));
    }

    private static Optional<String> patient(ExchangeState state, Speech speech) {
        return Sayings.patient(state, Json.object().build()).map(patient -> words(patient, speech));
    }

    private static String words(Patient patient, Speech speech) {
        String ins = patient.findIns()
                .map(known -> speech.say("patient.ins", known.value()))
                .orElse(speech.say("patient.no-ins"));
        return speech.say(
                "patient.words",
                patient.displayName(),
                patient.birthName(),
                FieldWords.day(patient.birthDate()),
                ins,
                patient.phone());
    }

    /** What was said and what the clock did, in the order of the keeper's decisions. */
    private static List<Dossier.Said> said(ExchangeState state, Id exchange, Speech speech, ZoneId zone) {
        var said = new ArrayList<Dossier.Said>();
        for (Event.Law law : state.law()) {
            String when = TimeWords.moment(speech, law.time(), zone);
            if (law.fact() instanceof Fact.StepDone done) {
                said.add(step(state, done, exchange, speech, when));
            } else {
                clock(law.fact(), speech, zone)
                        .ifPresent(words -> said.add(new Dossier.Said(words, "", when, true, List.of(), List.of())));
            }
        }
        return said;
    }

    private static Optional<String> clock(Fact fact, Speech speech, ZoneId zone) {
        if (fact instanceof Fact.ClockStarted started) {
            return started.clock().due().map(due -> speech.say("clock.started", TimeWords.moment(speech, due, zone)));
        } else if (fact instanceof Fact.ClockResumed resumed) {
            return Optional.of(speech.say("clock.started", TimeWords.moment(speech, resumed.due(), zone)));
        } else if (fact instanceof Fact.ClockPaused) {
            return Optional.of(speech.say("clock.paused"));
        }
        return fact instanceof Fact.ClockBreached ? Optional.of(speech.say("clock.breached")) : Optional.empty();
    }

    private static Dossier.Said step(ExchangeState state, Fact.StepDone done, Id exchange, Speech speech, String when) {
        Step step = state.pathway().step(done.step(), done.content());
        var words = new FieldWords((document, number) -> document.title());
        var lines = new ArrayList<Dossier.Line>();
        var papers = new ArrayList<Dossier.Paper>();
        for (Field field : step.form().fields()) {
            Optional<Json> value = done.content().find(field.name());
            if (field instanceof Field.DocumentsField documents) {
                value.ifPresent(list -> ((Json.Array) list)
                        .objects()
                        .forEach(each -> papers.add(paper(documents, Document.read(each), exchange, speech))));
            } else if (!(field instanceof Field.PatientField)) {
                value.ifPresent(
                        said -> lines.add(new Dossier.Line(speech.say(field.words()), words.lines(field, said))));
            }
        }
        return new Dossier.Said(
                speech.say(step.title()), done.actor().displayName(), when, done.side() == Side.EXPERT, lines, papers);
    }

    private static Dossier.Paper paper(Field.DocumentsField field, Document document, Id exchange, Speech speech) {
        String kind = field.kinds().stream()
                .filter(option -> option.code().equals(document.kind()))
                .map(option -> speech.say(option.words()))
                .findFirst()
                .orElse(document.kind());
        return new Dossier.Paper(
                "/exchanges/" + exchange.hex() + "/documents/" + document.id().hex(),
                document.title(),
                kind,
                FieldWords.size(document.size()),
                DocumentAnswer.PICTURES.contains(document.mediaType()),
                document.findConfirmed().orElse(null));
    }

    /** The id of the last step that was taken. */
    static String lastStep(ExchangeState state) {
        return state.stepsDone().stream()
                .reduce((earlier, later) -> later)
                .map(done -> done.stepId().hex())
                .orElse("");
    }

    /** What the pathway lets our side do now, and this person's rights cover. */
    static List<Dossier.Offer> offers(ExchangeState state, Member member, Speech speech) {
        if (state.ended()) {
            return List.of();
        }
        return state.pathway().stepsFrom(state.state()).stream()
                .filter(step -> state.pathway().roles(step).stream().anyMatch(role -> may(member, role)))
                .filter(state::grants)
                .map(step -> new Dossier.Offer(
                        step.name(),
                        speech.say(step.title()),
                        !step.form().fields().isEmpty()))
                .toList();
    }

    private static boolean may(Member member, Role role) {
        return role.side() == Side.EXPERT
                && member.mayActAs(role)
                && member.findProfessional().isPresent();
    }
}
