package org.passerelle.gateway.console.work;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.LineCards;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.WorkQuery;
import org.passerelle.refusal.Refused;

/** The list of what is to be done: whole, or its rows alone to bring an open page up to date. It reads rows and no exchange. */
public final class WorklistPage {
    /** Rows of one page. */
    public static final int ROWS = 50;
    /** The last page that is shown: who has more to do than that filters. */
    public static final int LAST = 19;

    private final Porch porch;
    private final Exchanges exchanges;
    private final Pages pages;
    private final InstantSource clock;

    public WorklistPage(Porch porch, Exchanges exchanges, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.pages = pages;
        this.clock = clock;
    }

    public Response whole(Match match) {
        return pages.page(200, "work/worklist", list(match.request(), porch.visitor(match.request())));
    }

    /** What an open page fetches by itself, which is no use of the session. */
    public Response rows(Match match) {
        return pages.page(200, "work/rows", list(match.request(), porch.onlooker(match.request())));
    }

    private Worklist list(Request request, Visitor visitor) {
        Worklist.Choice choice = choice(request, visitor);
        Speech speech = Speech.of(request);
        var cards = new LineCards(exchanges.cards());
        var circuits = new Circuits(exchanges, speech);
        var items = new WorkItems(visitor, speech, circuits, cards, clock.instant());
        var filters = new WorkFilters(
                speech, choice, exchanges.workCounts(visitor.lines().keySet(), me(visitor)));
        List<ExchangeRow> found = exchanges.work(query(visitor, choice));
        return new Worklist(
                new Frame(speech, speech.say("worklist.title"), visitor, "/worklist"),
                choice,
                filters.states(),
                filters.lines(cards, visitor.lines().keySet().stream().sorted().toList()),
                filters.urgencies(circuits, pathways(visitor, cards)),
                found.stream().limit(ROWS).map(items::item).toList(),
                filters.fresh(),
                found.size() > ROWS && choice.number() < LAST);
    }

    private static Worklist.Choice choice(Request request, Visitor visitor) {
        Query query = request.query().only(Set.of("show", "line", "urgency", "page"));
        return new Worklist.Choice(
                query.one("show").filter(WorkFilters.SHOWN::containsKey).orElse("open"),
                query.one("line")
                        .flatMap(WorklistPage::address)
                        .filter(visitor.lines()::containsKey)
                        .map(MailAddress::value)
                        .orElse(""),
                query.one("urgency").filter(WorklistPage::isCode).orElse(""),
                page(query));
    }

    /** One page's rows and one more. */
    private static WorkQuery query(Visitor visitor, Worklist.Choice choice) {
        Set<MailAddress> lines =
                choice.line().isEmpty() ? visitor.lines().keySet() : Set.of(new MailAddress(choice.line()));
        return new WorkQuery(
                lines,
                WorkFilters.SHOWN.getOrDefault(choice.show(), WorkQuery.Which.OPEN),
                me(visitor),
                Optional.of(choice.urgency()).filter(code -> !code.isEmpty()),
                ROWS + 1,
                choice.number() * ROWS);
    }

    private static Optional<Rpps> me(Visitor visitor) {
        return visitor.session().person().findRpps();
    }

    /** What this person's lines offer now, for the words of codes. */
    private static List<String> pathways(Visitor visitor, LineCards cards) {
        return visitor.lines().keySet().stream()
                .sorted()
                .flatMap(line -> cards.card(line).stream())
                .flatMap(card -> card.offer().pathways().stream())
                .map(offered -> offered.name() + "/" + offered.version())
                .distinct()
                .toList();
    }

    private static Optional<MailAddress> address(String written) {
        try {
            return Optional.of(MailAddress.of(written));
        } catch (Refused noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isCode(String written) {
        return written.matches("[A-Za-z0-9-]{1,64}");
    }

    private static int page(Query query) {
        String written = query.one("page").orElse("0");
        if (!written.matches("[0-9]{1,2}") || Integer.parseInt(written) > LAST) {
            throw HttpRefusal.MALFORMED.refused("page");
        }
        return Integer.parseInt(written);
    }
}
