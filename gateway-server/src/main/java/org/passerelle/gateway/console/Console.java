package org.passerelle.gateway.console;

import java.time.InstantSource;
import java.util.function.Function;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.fhir.Exchanges;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Handler;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.session.Doorman;

/** The pages and where they stand. */
public final class Console {
    /** Largest form of somebody who is logged in, in octets. */
    public static final int MOST_FORM = 1024 * 1024;
    /** Largest form of anybody else. */
    public static final int MOST_LOGIN = 4 * 1024;

    private final Pages pages = new Pages();
    private final Doorman doorman;
    private final Staff staff;
    private final Exchanges exchanges;
    private final InstantSource clock;

    public Console(Doorman doorman, Staff staff, Exchanges exchanges, InstantSource clock) {
        this.doorman = doorman;
        this.staff = staff;
        this.exchanges = exchanges;
        this.clock = clock;
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
                return Cookies.find(head, Cookies.SESSION)
                                .flatMap(doorman::find)
                                .isPresent()
                        ? MOST_FORM
                        : MOST_LOGIN;
            }
        };
    }

    /** Every page and what it needs. */
    private Router on(Router router) {
        var porch = new Porch(doorman, staff);
        var login = new LoginPage(porch, doorman, pages);
        var worklist = new WorklistPage(porch, exchanges, pages, clock);
        var dossier = new DossierPage(porch, exchanges, pages, clock);
        var step = new StepPage(porch, exchanges, pages);
        var documents = new DocumentAnswer(porch, exchanges);
        return router.on("GET", "/", match -> Pages.redirect("/worklist"))
                .on("GET", "/assets/{hash}/{name}", Assets::serve)
                .on("GET", "/language/{speech}", LoginPage::speech)
                .on("GET", "/login", login::ask)
                .on("POST", "/login", login::enter)
                .on("POST", "/logout", inside(porch, login::leave))
                .on("GET", "/worklist", inside(porch, worklist::whole))
                .on("GET", "/worklist/rows", inside(porch, worklist::rows))
                .on("GET", "/exchanges/{id}", inside(porch, dossier::show))
                .on("GET", "/exchanges/{id}/steps/{step}", inside(porch, step::ask))
                .on("POST", "/exchanges/{id}/steps/{step}", inside(porch, step::take))
                .on("GET", "/exchanges/{id}/documents/{document}", inside(porch, documents::give));
    }

    /** Brings who is not logged in to where they can be, and from there to the page that they wanted. */
    private static Function<Match, Response> inside(Porch porch, Function<Match, Response> page) {
        return match -> {
            Request request = match.request();
            if (porch.session(request).isPresent()) {
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
