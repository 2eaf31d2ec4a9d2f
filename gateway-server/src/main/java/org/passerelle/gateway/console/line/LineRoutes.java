package org.passerelle.gateway.console.line;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Router.Match;

/** A coordinator's pages and where they stand. */
public final class LineRoutes {
    private final LinePage line;
    private final OfferPage offer;
    private final PeoplePage people;
    private final TextsPage texts;
    private final FormsPage forms;
    private final FormPage form;
    private final WatchPage watch;
    private final ApartPage apart;
    private final NewcomersPage newcomers;

    public LineRoutes(Porch porch, LineDesk desk, Exchanges exchanges, Pages pages, InstantSource clock) {
        var visits = new Visits(porch, desk.lines(), pages, clock);
        line = new LinePage(visits, exchanges);
        offer = new OfferPage(visits, exchanges);
        people = new PeoplePage(visits);
        texts = new TextsPage(visits, exchanges);
        forms = new FormsPage(visits, exchanges);
        form = new FormPage(visits);
        watch = new WatchPage(visits, desk.watching(), exchanges);
        apart = new ApartPage(visits, exchanges);
        newcomers = new NewcomersPage(visits, desk.newcomers());
    }

    /** @param inside lets only those in who are logged in */
    public Router on(Router router, UnaryOperator<Function<Match, Response>> inside) {
        return router.on("GET", "/lines", inside.apply(line::list))
                .on("GET", "/lines/{line}", inside.apply(line::show))
                .on("GET", "/lines/{line}/card", inside.apply(line::card))
                .on("GET", "/lines/{line}/offer", inside.apply(offer::ask))
                .on("POST", "/lines/{line}/offer", inside.apply(offer::take))
                .on("GET", "/lines/{line}/people", inside.apply(people::askNew))
                .on("POST", "/lines/{line}/people", inside.apply(people::join))
                .on("GET", "/lines/{line}/people/{person}", inside.apply(people::ask))
                .on("POST", "/lines/{line}/people/{person}", inside.apply(people::change))
                .on("POST", "/lines/{line}/people/{person}/leave", inside.apply(people::leave))
                .on("POST", "/lines/{line}/people/{person}/away", inside.apply(people::away))
                .on("POST", "/lines/{line}/people/{person}/back", inside.apply(people::back))
                .on("GET", "/lines/{line}/texts", inside.apply(texts::list))
                .on("POST", "/lines/{line}/texts", inside.apply(texts::add))
                .on("GET", "/lines/{line}/texts/{text}", inside.apply(texts::show))
                .on("POST", "/lines/{line}/texts/{text}", inside.apply(texts::change))
                .on("POST", "/lines/{line}/texts/{text}/remove", inside.apply(texts::remove))
                .on("GET", "/lines/{line}/forms", inside.apply(forms::list))
                .on("POST", "/lines/{line}/forms", inside.apply(forms::offer))
                .on("GET", "/lines/{line}/forms/{circuit}/{form}", inside.apply(form::show))
                .on("GET", "/lines/{line}/forms/{circuit}/{form}/edit", inside.apply(form::edit))
                .on("POST", "/lines/{line}/forms/{circuit}/{form}/edit", inside.apply(form::take))
                .on("GET", "/lines/{line}/watch", inside.apply(watch::show))
                .on("GET", "/lines/{line}/apart/{letter}", inside.apply(apart::show))
                .on("GET", "/lines/{line}/apart/{letter}/documents/{document}", inside.apply(apart::document))
                .on("GET", "/lines/{line}/newcomers", inside.apply(newcomers::show))
                .on("POST", "/lines/{line}/newcomers", inside.apply(newcomers::introduce))
                .on("POST", "/lines/{line}/newcomers/{newcomer}/challenge", inside.apply(newcomers::challenge))
                .on("POST", "/lines/{line}/newcomers/{newcomer}/confirm", inside.apply(newcomers::confirm))
                .on("POST", "/lines/{line}/newcomers/{newcomer}/refuse", inside.apply(newcomers::refuse));
    }
}
