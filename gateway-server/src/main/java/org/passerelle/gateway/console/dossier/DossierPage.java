package org.passerelle.gateway.console.dossier;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.console.frame.Zones;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.Patient;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/** An exchange, read by somebody of its line, which stands in its trace. */
public final class DossierPage {
    private final Porch porch;
    private final Exchanges exchanges;
    private final Pages pages;
    private final Staff staff;
    private final InstantSource clock;

    public DossierPage(Porch porch, Exchanges exchanges, Pages pages, Staff staff, InstantSource clock) {
        this.staff = staff;
        this.porch = porch;
        this.exchanges = exchanges;
        this.pages = pages;
        this.clock = clock;
    }

    public Response show(Match match) {
        Visitor visitor = porch.visitor(match.request());
        ExchangeRow row = row(exchanges, match.variable("id"));
        Professional reader = visitor.reading(row);
        Exchanges.Seen seen = exchanges.read(row.exchange(), reader, visitor.asks(row) ? "answer" : "request");
        return pages.page(200, "dossier/exchange", dossier(seen, visitor, Speech.of(match.request())));
    }

    /** What lists show of an exchange that is here; whose it is says {@link Visitor#on}. */
    public static ExchangeRow row(Exchanges exchanges, String id) {
        return Id.find(id)
                .flatMap(exchanges::row)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
    }

    private Dossier dossier(Exchanges.Seen seen, Visitor visitor, Speech speech) {
        ExchangeState state = seen.state();
        ExchangeRow row = seen.row();
        ZoneId zone = Zones.of(state);
        Instant now = clock.instant();
        String reference = row.exchange().reference();
        boolean sealed = !state.begun().inClear();
        Side own = visitor.asks(row) ? Side.REQUESTER : Side.EXPERT;
        var conversation = new Conversation(seen, own, speech, zone, number -> name(row, number));
        List<Dossier.Said> said = conversation.all();
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
                own == Side.REQUESTER ? new Progress(seen).milestones(speech, zone) : List.of(),
                patient(state, speech).orElse(null),
                question(state).orElse(""),
                said,
                said.stream()
                        .flatMap(each -> each.papers().stream())
                        .filter(Dossier.Paper::picture)
                        .toList(),
                conversation.readers(),
                offers(state, own, visitor.on(row), speech),
                lastStep(state));
    }

    /** What is asked, where the opening's document says it: whoever answers reads it before they look at anything. */
    private static Optional<String> question(ExchangeState state) {
        return state.opening()
                .flatMap(asked -> state.pathway()
                        .step(asked.step(), asked.content())
                        .findDocument()
                        .map(model -> model.parts().get(ClinicalModel.Part.QUESTION))
                        .flatMap(field -> asked.content().findText(field)));
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

    /** Of the line's people, the practice's, or those of the line called upon; whoever is on none any more has a number only. */
    private String name(ExchangeRow row, String number) {
        PersonId person = PersonId.parse(number);
        return staff.member(row.line(), person)
                .or(() -> staff.member(row.requester(), person))
                .or(() -> row.findStandIn().flatMap(line -> staff.member(line, person)))
                .map(member -> member.person().displayName())
                .orElse(number);
    }

    /** The id of the last step that was taken, here where the line has not decided it yet. */
    public static String lastStep(ExchangeState state) {
        return Stream.concat(
                        state.stepsDone().stream().map(Fact.StepDone::stepId),
                        state.pending().stream().map(Event.Composed::stepId))
                .reduce((earlier, later) -> later)
                .map(Id::hex)
                .orElse("");
    }

    /** What the pathway lets our side do now, and this person's rights cover; nothing before the line knows what we did last. */
    public static List<Dossier.Offer> offers(ExchangeState state, Side own, Member member, Speech speech) {
        if (state.ended() || !state.pending().isEmpty()) {
            return List.of();
        }
        return state.pathway().stepsFrom(state.state()).stream()
                .filter(step -> state.pathway().roles(step).stream().anyMatch(role -> may(member, role, own)))
                .filter(state::grants)
                .map(step -> new Dossier.Offer(
                        step.name(),
                        speech.say(step.title()),
                        !step.form().fields().isEmpty()))
                .toList();
    }

    private static boolean may(Member member, Role role, Side own) {
        boolean right = own == Side.REQUESTER ? member.may(Member.Right.PROFESSIONAL) : member.mayActAs(role);
        return role.side() == own && right && member.findProfessional().isPresent();
    }
}
