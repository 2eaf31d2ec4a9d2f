package org.passerelle.gateway.console.work;

import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.LiveSource;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What open pages are told by themselves: that something changed in their lines' list, or in the one exchange that they show. */
public final class EventsDoor {
    private final Porch porch;
    private final Exchanges exchanges;
    private final Bell bell;

    public EventsDoor(Porch porch, Exchanges exchanges, Bell bell) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.bell = bell;
    }

    public Response follow(Match match) {
        Request request = match.request();
        Visitor visitor = porch.onlooker(request);
        Query query = request.query().only(Set.of("exchange", "seen"));
        String owner = visitor.session().forms();
        BooleanSupplier lasts = () -> porch.look(request).isPresent();
        Optional<String> one = query.one("exchange");
        LiveSource source = one.isEmpty()
                ? bell.listen(owner, row -> isOf(visitor, row), lasts, () -> false)
                : bell.listen(owner, row -> row.exchange().hex().equals(one.get()), lasts, changed(visitor, query));
        return live(source);
    }

    /** For what tells people beside their pages: something happened where they answer or ask. */
    public Response news(Match match) {
        Request request = match.request();
        Visitor visitor = porch.onlooker(request);
        return live(bell.listen(
                visitor.session().forms(),
                row -> NewsDoor.isOf(visitor, row),
                () -> porch.look(request).isPresent(),
                () -> false));
    }

    private static Response live(LiveSource source) {
        return Pages.guarded(new Response(
                200, Headers.of("Content-Type", "text/event-stream; charset=utf-8"), new Response.Body.Live(source)));
    }

    private static boolean isOf(Visitor visitor, ExchangeRow row) {
        return visitor.lines().containsKey(row.line())
                || row.findStandIn().filter(visitor.lines()::containsKey).isPresent();
    }

    /** Whether another step was taken since the one that the page saw; who is not of the exchange's line is told that there is none. */
    private BooleanSupplier changed(Visitor visitor, Query query) {
        Id exchange = query.one("exchange").flatMap(Id::find).orElseThrow(EventsDoor::unknown);
        visitor.on(exchanges.row(exchange).orElseThrow(EventsDoor::unknown));
        Optional<String> seen = query.one("seen");
        return () -> !seen.equals(exchanges
                .row(exchange)
                .flatMap(ExchangeRow::findGlance)
                .flatMap(Glance::findLastStep)
                .map(Id::hex));
    }

    private static Refused unknown() {
        return Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused();
    }
}
