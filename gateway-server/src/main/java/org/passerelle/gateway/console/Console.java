package org.passerelle.gateway.console;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.passerelle.gateway.console.account.AccountPage;
import org.passerelle.gateway.console.ask.AskPage;
import org.passerelle.gateway.console.ask.Desk;
import org.passerelle.gateway.console.ask.LinesPage;
import org.passerelle.gateway.console.ask.RequestsPage;
import org.passerelle.gateway.console.audit.AuditPage;
import org.passerelle.gateway.console.audit.Traces;
import org.passerelle.gateway.console.dossier.DocumentAnswer;
import org.passerelle.gateway.console.dossier.DossierPage;
import org.passerelle.gateway.console.dossier.NightPage;
import org.passerelle.gateway.console.dossier.PaperPage;
import org.passerelle.gateway.console.figures.FiguresPage;
import org.passerelle.gateway.console.figures.Measuring;
import org.passerelle.gateway.console.frame.Assets;
import org.passerelle.gateway.console.frame.Cookies;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.line.LineDesk;
import org.passerelle.gateway.console.line.LineRoutes;
import org.passerelle.gateway.console.login.Entrances;
import org.passerelle.gateway.console.login.LoginPage;
import org.passerelle.gateway.console.login.PasskeyPage;
import org.passerelle.gateway.console.login.ProviderPage;
import org.passerelle.gateway.console.operate.Engine;
import org.passerelle.gateway.console.operate.OperatePage;
import org.passerelle.gateway.console.step.StepPage;
import org.passerelle.gateway.console.work.Bell;
import org.passerelle.gateway.console.work.EventsDoor;
import org.passerelle.gateway.console.work.NewsDoor;
import org.passerelle.gateway.console.work.WorklistPage;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Handler;
import org.passerelle.gateway.http.Multipart;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.Session;

/** The pages and where they stand. */
public final class Console {
    /** Largest form of somebody who is logged in, in octets. */
    public static final int MOST_FORM = 1024 * 1024;
    /** Largest one of theirs with files, which the edge's own limit may cut: no mail carries more. */
    public static final int MOST_WITH_FILES = 64 * 1024 * 1024;
    /** Largest form of anybody else. */
    public static final int MOST_LOGIN = 4 * 1024;

    /**
     * What pages need of the node beside its exchanges.
     *
     * @param line for coordinators
     * @param measuring for their figures
     * @param traces for auditors
     * @param engine for operators
     */
    public record Offices(LineDesk line, Measuring measuring, Traces traces, Engine engine) {}

    private static final int LOST = 403;

    private final Pages pages = new Pages();
    private final Doorman doorman;
    private final Exchanges exchanges;
    private final Entrances entrances;
    private final Desk desk;
    private final InstantSource clock;
    private final Offices offices;

    public Console(Entrances entrances, Exchanges exchanges, Offices offices, Desk desk, InstantSource clock) {
        this.entrances = entrances;
        this.doorman = entrances.doorman();
        this.exchanges = exchanges;
        this.desk = desk;
        this.clock = clock;
        this.offices = offices;
    }

    /** Every page, and how much of what is sent to them is read. */
    public Handler handler() {
        Router router = on(new Router());
        return new Handler() {
            @Override
            public Response handle(Request request) {
                return router.handle(request);
            }

            @Override
            public String route(Request request) {
                return router.route(request);
            }

            @Override
            public int mostBody(Request head) {
                // what an open page sends by itself is no use of the session
                if (Cookies.find(head, Cookies.SESSION).flatMap(doorman::look).isEmpty()) {
                    return MOST_LOGIN;
                }
                return Multipart.is(head) ? MOST_WITH_FILES : MOST_FORM;
            }
        };
    }

    /** Every route of the pages, as {@link Router#routes} tells them. */
    public List<String> routes() {
        return on(new Router()).routes();
    }

    /** Every page and what it needs. */
    private Router on(Router router) {
        var porch = new Porch(doorman, desk.staff(), desk.requests()::practice);
        var login = new LoginPage(porch, entrances, pages);
        var provider = new ProviderPage(porch, entrances, login, pages);
        var passkey = new PasskeyPage(entrances, login);
        var worklist = new WorklistPage(porch, exchanges, pages, clock);
        var night = NightPage.of(porch, exchanges, pages, clock);
        var paper = new PaperPage(porch, exchanges, pages);
        var dossier = new DossierPage(porch, exchanges, pages, desk.staff(), clock);
        var step = new StepPage(
                porch, exchanges, pages, desk.trays(), offices.line().lines(), clock);
        var events = new EventsDoor(porch, exchanges, new Bell(exchanges));
        var news = new NewsDoor(porch, exchanges, clock);
        var documents = new DocumentAnswer(porch, exchanges);
        new LineRoutes(porch, offices.line(), exchanges, pages, clock).on(router, page -> inside(porch, page));
        asking(router, porch);
        own(router, porch);
        offices(router, porch);
        return router.on(
                        "GET",
                        "/",
                        inside(
                                porch,
                                match -> Pages.redirect(
                                        porch.visitor(match.request()).begins())))
                .on("GET", "/assets/{hash}/{name}", Assets::serve)
                .on("GET", "/language/{speech}", LoginPage::speech)
                .on("GET", "/login", login::ask)
                .on("POST", "/login", login::enter)
                .on("GET", "/login/provider", provider::begin)
                .on("GET", "/login/back", provider::back)
                .on("GET", "/login/left", provider::left)
                .on("GET", "/enter/{invitation}", login::follow)
                .on("POST", "/login/passkey/begin", passkey::begin)
                .on("POST", "/login/passkey", passkey::enter)
                .on("POST", "/logout", inside(porch, provider::leave))
                .on("GET", "/worklist", inside(porch, worklist::whole))
                .on("GET", "/worklist/events", inside(porch::look, events::follow))
                .on("GET", "/news/events", inside(porch::look, events::news))
                .on("POST", "/news", inside(porch::look, news::give))
                .on("GET", "/worklist/rows", inside(porch::look, worklist::rows))
                .on("GET", "/exchanges/{id}", inside(porch, dossier::show))
                .on("GET", "/exchanges/{id}/steps/{step}", inside(porch, step::ask))
                .on("POST", "/exchanges/{id}/steps/{step}", inside(porch, step::take))
                .on("POST", "/exchanges/{id}/steps/{step}/draft", match -> kept(porch, step, match))
                .on("GET", "/exchanges/{id}/documents/{document}", inside(porch, documents::give))
                .on("GET", "/exchanges/{id}/recordings/{document}", inside(porch, night::show))
                .on("GET", "/exchanges/{id}/recordings/{document}/stretch", inside(porch, night::stretch))
                .on("GET", "/exchanges/{id}/pages/{document}", inside(porch, paper::show));
    }

    /** The pages of those who ask. */
    private void asking(Router router, Porch porch) {
        var lines = new LinesPage(porch, desk.requests(), pages, clock);
        var ask = new AskPage(porch, desk, pages, clock);
        var requested = new RequestsPage(porch, exchanges, desk.requests(), pages, clock);
        router.on("GET", "/requests", inside(porch, requested::whole))
                .on("GET", "/requests/rows", inside(porch::look, requested::rows))
                .on("GET", "/ask", inside(porch, lines::list))
                .on("GET", "/ask/{card}", inside(porch, lines::show))
                .on("POST", "/ask/{card}", inside(porch, lines::reach))
                .on("GET", "/ask/{card}/{pathway}", inside(porch, ask::show))
                .on("POST", "/ask/{card}/{pathway}", inside(porch, ask::send))
                .on("GET", "/ask/{card}/{pathway}/{asked}", inside(porch, ask::show))
                .on("POST", "/ask/{card}/{pathway}/{asked}", inside(porch, ask::send));
    }

    /** Everybody's own. */
    private void own(Router router, Porch porch) {
        var account = new AccountPage(porch, entrances, pages);
        router.on("GET", "/account", inside(porch, account::show))
                .on("POST", "/account/password", inside(porch, account::password))
                .on("POST", "/account/passkeys/begin", inside(porch, account::begin))
                .on("POST", "/account/passkeys", inside(porch, account::add))
                .on("POST", "/account/passkeys/{passkey}/name", inside(porch, account::rename))
                .on("POST", "/account/passkeys/{passkey}/remove", inside(porch, account::remove))
                .on("POST", "/account/sessions/end", inside(porch, account::endOthers));
    }

    /** The pages of those who look after something. */
    private void offices(Router router, Porch porch) {
        var figures = new FiguresPage(porch, offices.measuring(), exchanges, pages, clock);
        var audit = new AuditPage(porch, offices.traces(), pages);
        var operate = new OperatePage(porch, offices.engine(), pages);
        router.on("GET", "/indicators", inside(porch, figures::show))
                .on("GET", "/indicators/export", inside(porch, figures::export))
                .on("GET", "/audit", inside(porch, audit::find))
                .on("GET", "/audit/{id}", inside(porch, audit::show))
                .on("POST", "/audit/{id}/certificate", inside(porch, audit::certificate))
                .on("GET", "/operate", inside(porch, operate::show))
                .on("POST", "/operate/doctor", inside(porch, operate::examine))
                .on("POST", "/operate/outbox/{mail}/retry", inside(porch, operate::retry))
                .on("POST", "/operate/outbox/{mail}/give-up", inside(porch, operate::giveUp));
    }

    /** Of whose session ended while they wrote, the page must stay with what stands in it: a refusal leads nowhere. */
    private static Response kept(Porch porch, StepPage step, Match match) {
        return porch.session(match.request()).isPresent() ? step.keep(match) : Pages.guarded(Response.text(LOST, ""));
    }

    /** Brings who is not logged in to where they can be, and from there to the page that they wanted. */
    private static Function<Match, Response> inside(Porch porch, Function<Match, Response> page) {
        return inside(porch::session, page);
    }

    private static Function<Match, Response> inside(
            Function<Request, Optional<Session>> session, Function<Match, Response> page) {
        return match -> {
            Request request = match.request();
            if (session.apply(request).isPresent()) {
                return page.apply(match);
            } else if (request.headers().one("HX-Request").isPresent()) {
                // a part of an open page: the page itself goes to the login, not its part
                return Pages.guarded(Response.text(200, "")).with("HX-Redirect", "/login");
            }
            return Pages.redirect("/login?next=" + LoginPage.own("/" + String.join("/", request.path())));
        };
    }

    /** How these pages tell what is refused. */
    public Boundary.Answers problems() {
        return new Problems(pages);
    }
}
