package org.passerelle.gateway.console.dossier;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.console.frame.Zones;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
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
        String reference = row.exchange().reference();
        Side own = visitor.asks(row) ? Side.REQUESTER : Side.EXPERT;
        var conversation = new Conversation(seen, own, speech, zone, number -> name(row, number));
        List<Dossier.Said> said = conversation.all();
        String trust = trust(state, own, said);
        return new Dossier(
                new Frame(
                        speech,
                        speech.say("exchange.title", reference),
                        visitor,
                        "/exchanges/" + row.exchange().hex()),
                row.exchange().hex(),
                Brief.of(seen, speech, clock.instant()),
                speech.say("trust." + trust),
                trust,
                own == Side.REQUESTER ? new Progress(seen).milestones(speech, zone) : List.of(),
                own == Side.REQUESTER && !state.begunByLine() ? answer(said).orElse(null) : null,
                said,
                Dossier.pictures(said.stream().flatMap(each -> each.papers().stream())),
                conversation.readers(),
                offers(state, own, visitor.on(row), speech),
                lastStep(state));
    }

    /** What holds of every letter; where one of them lacks a check, it says so itself. */
    private static String trust(ExchangeState state, Side own, List<Dossier.Said> said) {
        if (state.begun().inClear()) {
            return "unsure";
        } else if (state.stepsDone().stream().allMatch(done -> done.side() == own)) {
            return "here";
        }
        return said.stream().allMatch(Dossier.Said::sure) ? "sure" : "less";
    }

    /** The last word of those who were asked: whoever asked came for it. */
    private static Optional<Dossier.Said> answer(List<Dossier.Said> said) {
        return said.stream().filter(Dossier.Said::answers).reduce((earlier, later) -> later);
    }

    /** What anybody sent that a browser shows, for who acts in the exchange. */
    public static List<Dossier.Paper> pictures(Exchanges.Seen seen, Speech speech) {
        return Dossier.pictures(seen.state().stepsDone().stream()
                .flatMap(done -> new StepWords(seen.state(), done, speech).papers().stream()));
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
        List<Step> open = state.pathway().stepsFrom(state.state()).stream()
                .filter(step -> state.pathway().roles(step).stream().anyMatch(role -> may(member, role, own)))
                .filter(state::grants)
                .toList();
        Optional<Step> main = open.stream()
                .filter(Step::answers)
                .findFirst()
                .or(() -> open.stream().findFirst());
        return open.stream()
                .map(step -> new Dossier.Offer(
                        step.name(),
                        speech.say(step.title()),
                        !step.form().fields().isEmpty(),
                        main.filter(step::equals).isPresent()))
                .toList();
    }

    private static boolean may(Member member, Role role, Side own) {
        boolean right = own == Side.REQUESTER ? member.may(Member.Right.PROFESSIONAL) : member.mayActAs(role);
        return role.side() == own && right && member.findProfessional().isPresent();
    }
}
