package org.passerelle.gateway.console.ask;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.console.dossier.Progress;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.console.frame.Zones;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.exchanges.Requests;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.refusal.Refused;

/** What a practice asked, and how far each request is: whole, or its rows alone to bring an open page up to date. */
public final class RequestsPage {
    /** Requests of one page. */
    public static final int ROWS = 50;
    /** Those that are looked through for them. */
    public static final int MOST = 2000;

    private static final Set<String> SHOWN = Set.of("open", "answered", "ended");

    private final Porch porch;
    private final Exchanges exchanges;
    private final Requests requests;
    private final Pages pages;
    private final InstantSource clock;
    private final Unread unread;

    public RequestsPage(Porch porch, Exchanges exchanges, Requests requests, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.requests = requests;
        this.pages = pages;
        this.clock = clock;
        this.unread = new Unread(this::isUnread, exchanges::pathway);
    }

    public Response whole(Match match) {
        Request request = match.request();
        return pages.page(200, "ask/requests", list(request, LinesPage.asking(porch, request)));
    }

    /** What an open page fetches by itself, which is no use of the session. */
    public Response rows(Match match) {
        Request request = match.request();
        return pages.page(200, "ask/rows", list(request, porch.onlooker(request, Visitor::requests)));
    }

    private Shown.Requested list(Request request, Visitor visitor) {
        Query asked = request.query().only(Set.of("show", "page"));
        String show = asked.one("show").filter(SHOWN::contains).orElse("open");
        int number = asked.one("page")
                .filter(page -> page.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .orElse(0);
        Speech speech = Speech.of(request);
        List<LineCard> lines = requests.lines();
        Chosen chosen = Chosen.of(asked(visitor, which(show)), row -> visitor.asks(row) && isOf(show, row), number);
        int unread = Chosen.count(
                asked(visitor, ExchangeQuery.Which.OPEN), row -> visitor.asks(row) && isOf("answered", row));
        return new Shown.Requested(
                new Frame(speech, speech.say("requests.title"), visitor, "/requests"),
                show,
                unread,
                chosen.rows().stream()
                        .map(row -> item(row, visitor, lines, speech))
                        .toList(),
                number,
                chosen.more(),
                chosen.cut());
    }

    /** What the visitor's practices asked, {@link ExchangeQuery#MOST} from one on. */
    private IntFunction<List<ExchangeRow>> asked(Visitor visitor, ExchangeQuery.Which which) {
        Set<MailAddress> own = visitor.practices().keySet().stream()
                .flatMap(practice -> requests.addresses(practice).stream())
                .collect(Collectors.toSet());
        return from ->
                own.isEmpty() ? List.of() : exchanges.list(ExchangeQuery.asked(own, which, ExchangeQuery.MOST, from));
    }

    private static ExchangeQuery.Which which(String show) {
        return show.equals("ended") ? ExchangeQuery.Which.ENDED : ExchangeQuery.Which.OPEN;
    }

    private boolean isOf(String show, ExchangeRow row) {
        return show.equals("ended") || unread.of(row) == show.equals("answered");
    }

    /** One that cannot be read is shown among the open ones, which say so. */
    private boolean isUnread(ExchangeRow row) {
        try {
            return new Progress(exchanges.view(row.exchange())).isUnread();
        } catch (Refused altered) {
            return false;
        }
    }

    private Shown.Asked item(ExchangeRow row, Visitor visitor, List<LineCard> lines, Speech speech) {
        String reference = row.exchange().reference();
        boolean reads = visitor.on(row).may(Member.Right.PROFESSIONAL);
        String path = reads ? "/exchanges/" + row.exchange().hex() : "";
        String line = lines.stream()
                .filter(card -> card.base().lists(row.line()))
                .findFirst()
                .map(new LineWords(speech)::title)
                .orElse(row.line().value());
        Instant now = clock.instant();
        try {
            Exchanges.Seen seen = exchanges.view(row.exchange());
            ExchangeState state = seen.state();
            var progress = new Progress(seen);
            ZoneId zone = Zones.of(state);
            Optional<Instant> due = row.findDue().or(progress::shownDue);
            return new Shown.Asked(
                    path,
                    reference,
                    speech.say(state.pathway().title()),
                    line,
                    speech.say(
                            progress.isOnItsWay()
                                    ? state.pathway()
                                            .opening()
                                            .map(step -> state.pathway()
                                                    .state(step.to())
                                                    .title())
                                            .orElseThrow()
                                    : state.pathway().state(state.state()).title()),
                    progress.isAnswered() || row.ended()
                            ? ""
                            : due.map(at -> speech.say(
                                            now.isBefore(at) ? "ask.before" : "ask.since",
                                            TimeWords.moment(speech, at, zone)))
                                    .orElse(""),
                    progress.isAnswered() || row.ended()
                            ? "none"
                            : due.map(at -> TimeWords.press(at, now)).orElse("none"),
                    by(state),
                    progress.milestones(speech, zone),
                    progress.isUnread(),
                    row.findGlance()
                            .filter(glance -> glance.timing() == Glance.Timing.PAUSED)
                            .isPresent());
        } catch (Refused altered) {
            String why = speech.say("worklist.unreadable", altered.code().code());
            return new Shown.Asked(path, reference, why, line, "", "", "late", "", List.of(), false, false);
        }
    }

    private static String by(ExchangeState state) {
        return state.opening()
                .filter(done -> done.side() == Side.REQUESTER)
                .map(Fact.StepDone::actor)
                .or(() -> state.pending().stream().findFirst().map(composed -> composed.actor()))
                .map(actor -> actor.displayName())
                .orElse("");
    }
}
