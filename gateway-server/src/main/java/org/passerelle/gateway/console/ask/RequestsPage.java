package org.passerelle.gateway.console.ask;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.console.frame.Zones;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.exchanges.Requests;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refused;

/** What a practice asked, and how far each request is. */
public final class RequestsPage {
    /** Requests that are shown. */
    public static final int ROWS = 50;
    /** Open ones that are looked through for them. */
    public static final int MOST = 2000;

    private static final Set<String> SHOWN = Set.of("open", "answered", "ended");

    private final Porch porch;
    private final Exchanges exchanges;
    private final Requests requests;
    private final Pages pages;
    private final InstantSource clock;

    public RequestsPage(Porch porch, Exchanges exchanges, Requests requests, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.requests = requests;
        this.pages = pages;
        this.clock = clock;
    }

    public Response show(Match match) {
        Request request = match.request();
        Visitor visitor = LinesPage.asking(porch, request);
        String show = request.query()
                .only(Set.of("show"))
                .one("show")
                .filter(SHOWN::contains)
                .orElse("open");
        Speech speech = Speech.of(request);
        List<Shown.Asked> items = new ArrayList<>();
        List<LineCard> lines = requests.lines();
        for (ExchangeRow row : rows(visitor, show)) {
            Shown.Asked item = item(row, visitor, lines, speech);
            if (show.equals("ended") || item.unread() == show.equals("answered")) {
                items.add(item);
            }
            if (items.size() > ROWS) {
                break;
            }
        }
        return pages.page(
                200,
                "ask/requests",
                new Shown.Requested(
                        new Frame(speech, speech.say("requests.title"), visitor, "/requests"),
                        show,
                        items.stream().limit(ROWS).toList(),
                        items.size() > ROWS));
    }

    /** Those changed last first; of those that ended no more than are shown. */
    private List<ExchangeRow> rows(Visitor visitor, String show) {
        boolean ended = show.equals("ended");
        Set<MailAddress> own = visitor.practices().keySet().stream()
                .flatMap(practice -> requests.addresses(practice).stream())
                .collect(Collectors.toSet());
        var rows = new ArrayList<ExchangeRow>();
        for (int from = 0; !own.isEmpty() && from < (ended ? 1 : MOST); from += ExchangeQuery.MOST) {
            List<ExchangeRow> some = exchanges.list(ExchangeQuery.asked(
                    own,
                    ended ? ExchangeQuery.Which.ENDED : ExchangeQuery.Which.OPEN,
                    ended ? ROWS + 1 : ExchangeQuery.MOST,
                    from));
            some.stream().filter(visitor::asks).forEach(rows::add);
            if (some.size() < ExchangeQuery.MOST) {
                break;
            }
        }
        return rows;
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
            ExchangeState state = exchanges.view(row.exchange()).state();
            var progress = new Progress(state, requests.story(row.exchange()));
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
                            : due.map(at -> speech.say("ask.before", TimeWords.moment(speech, at, zone)))
                                    .orElse(""),
                    progress.isAnswered() || row.ended()
                            ? "none"
                            : due.map(at -> TimeWords.press(at, now)).orElse("none"),
                    by(state),
                    progress.milestones(speech, zone),
                    progress.isUnread());
        } catch (Refused altered) {
            String why = speech.say("worklist.unreadable", altered.code().code());
            return new Shown.Asked(path, reference, why, line, "", "", "late", "", List.of(), false);
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
