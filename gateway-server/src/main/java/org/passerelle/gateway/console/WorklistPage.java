package org.passerelle.gateway.console;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.fhir.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refused;

/** The list of what is to be done: whole, or its rows alone to bring an open page up to date. */
final class WorklistPage {
    /** Rows of one page. */
    static final int ROWS = 50;
    /** The last page that is shown: who has more to do than that filters. */
    static final int LAST = 19;

    private static final Set<String> SHOWN = Set.of("open", "late", "ended");

    private final Porch porch;
    private final Exchanges exchanges;
    private final Pages pages;
    private final InstantSource clock;

    WorklistPage(Porch porch, Exchanges exchanges, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.pages = pages;
        this.clock = clock;
    }

    Response whole(Match match) {
        return pages.page(200, "worklist", list(match.request()));
    }

    Response rows(Match match) {
        return pages.page(200, "rows", list(match.request()));
    }

    private Worklist list(Request request) {
        Visitor visitor = porch.visitor(request);
        Query query = request.query().only(Set.of("show", "line", "page"));
        String show = query.one("show").filter(SHOWN::contains).orElse("open");
        Optional<MailAddress> line =
                query.one("line").flatMap(WorklistPage::address).filter(visitor.lines()::containsKey);
        int number = page(query);
        List<ExchangeRow> found = rows(visitor, line, show, number);
        Speech speech = Speech.of(request);
        Instant now = clock.instant();
        List<Worklist.Item> items = found.stream()
                .limit(ROWS)
                .map(row -> item(row, visitor, speech, now))
                .toList();
        return new Worklist(
                new Frame(speech, speech.say("worklist.title"), visitor, "/worklist"),
                show,
                line.map(MailAddress::value).orElse(""),
                new TreeSet<>(visitor.lines().keySet())
                        .stream()
                                .map(each -> new Worklist.Choice(each.value(), each.value()))
                                .toList(),
                items,
                number,
                found.size() > ROWS && number < LAST);
    }

    /** One page's rows and one more, the most pressing of all lines first. */
    private List<ExchangeRow> rows(Visitor visitor, Optional<MailAddress> line, String show, int number) {
        int until = (number + 1) * ROWS + 1;
        var all = new ArrayList<ExchangeRow>();
        for (MailAddress each : line.map(Set::of).orElse(visitor.lines().keySet())) {
            for (int from = 0; from < until; from += ExchangeQuery.MOST) {
                List<ExchangeRow> some =
                        exchanges.list(query(each, show, Math.min(ExchangeQuery.MOST, until - from), from));
                all.addAll(some);
                if (some.size() < ExchangeQuery.MOST) {
                    break;
                }
            }
        }
        return all.stream()
                .filter(ExchangeRow::keeper)
                .collect(Collectors.toMap(ExchangeRow::exchange, row -> row, (one, twice) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing((ExchangeRow row) -> row.findDue().orElse(Instant.MAX))
                        .thenComparing(ExchangeRow::begun)
                        .thenComparing(row -> row.exchange().hex()))
                .skip((long) number * ROWS)
                .limit(ROWS + 1L)
                .toList();
    }

    private static ExchangeQuery query(MailAddress line, String show, int limit, int offset) {
        var which =
                switch (show) {
                    case "late" -> ExchangeQuery.Which.LATE;
                    case "ended" -> ExchangeQuery.Which.ENDED;
                    default -> ExchangeQuery.Which.OPEN;
                };
        return new ExchangeQuery(Optional.of(line), Set.of(), Optional.empty(), which, limit, offset);
    }

    private Worklist.Item item(ExchangeRow row, Visitor visitor, Speech speech, Instant now) {
        boolean reads = Optional.ofNullable(visitor.lines().get(row.line()))
                .or(() -> row.findStandIn().map(visitor.lines()::get))
                .filter(Member::reads)
                .isPresent();
        String path = reads ? "/exchanges/" + row.exchange().hex() : "";
        String reference = row.exchange().hex().substring(0, 8);
        try {
            ExchangeState state = exchanges.view(row.exchange()).state();
            ZoneId zone = Zones.of(state);
            return new Worklist.Item(
                    path,
                    reference,
                    speech.say(state.pathway().title()),
                    speech.say(state.pathway().state(state.state()).title()),
                    row.line().value(),
                    state.requesterOrganisation()
                            .map(org -> org.name())
                            .orElse(row.requester().value()),
                    row.findDue()
                            .map(due -> TimeWords.moment(speech, due, zone))
                            .orElse(""),
                    row.findDue().map(due -> TimeWords.left(speech, due, now)).orElse(""),
                    row.findDue().map(due -> TimeWords.press(due, now)).orElse("none"),
                    taken(state).orElse(null));
        } catch (Refused altered) {
            // one that cannot be read stands in the list all the same, and says why
            String why = speech.say("worklist.unreadable", altered.code().code());
            return new Worklist.Item(path, reference, why, "", row.line().value(), "", "", "", "late", null);
        }
    }

    /** Who of the line did something last, while it is open. */
    private static Optional<String> taken(ExchangeState state) {
        return state.stepsDone().stream()
                .filter(done -> done.side() == Side.EXPERT)
                .reduce((earlier, later) -> later)
                .map(done -> done.actor().displayName());
    }

    private static Optional<MailAddress> address(String written) {
        try {
            return Optional.of(MailAddress.of(written));
        } catch (Refused noAddress) {
            return Optional.empty();
        }
    }

    private static int page(Query query) {
        String written = query.one("page").orElse("0");
        if (!written.matches("[0-9]{1,2}") || Integer.parseInt(written) > LAST) {
            throw HttpRefusal.MALFORMED.refused("page");
        }
        return Integer.parseInt(written);
    }
}
