package org.passerelle.gateway.console.login;

import org.passerelle.gateway.console.frame.Cookies;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.openid.OpenIdLogin;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Logging in and out at a provider: there, back, and what is said when it lets nobody in. */
public final class ProviderPage {
    private final Porch porch;
    private final Doorman doorman;
    private final Entrances entrances;
    private final LoginPage login;
    private final Pages pages;

    public ProviderPage(Porch porch, Entrances entrances, LoginPage login, Pages pages) {
        this.porch = porch;
        this.doorman = entrances.doorman();
        this.entrances = entrances;
        this.login = login;
        this.pages = pages;
    }

    /**
     * What is shown to who logged out.
     *
     * @param provider what people call the provider at which they may still be logged in, or empty
     * @param there where they log out there too
     */
    public record Left(Frame frame, String provider, String there) {}

    /** Sends a browser to the provider; one that only asks what is there (HEAD) begins nothing. */
    public Response begin(Match match) {
        Request request = match.request();
        OpenIdLogin openId = openId();
        if (!request.method().equals("GET")) {
            return Pages.redirect("/login");
        }
        String next = LoginPage.own(request.query().one("next").orElse(""));
        try {
            OpenIdLogin.Leave leave = openId.begin(next);
            return Pages.redirect(leave.to().toString()).with("Set-Cookie", Cookies.away(leave.browser()));
        } catch (Refused refused) {
            return told(request, next, refused.refusal());
        }
    }

    /** Where the provider sends a browser back. */
    public Response back(Match match) {
        Request request = match.request();
        OpenIdLogin openId = openId();
        if (!request.method().equals("GET")) {
            return Pages.redirect("/login");
        }
        Query query = request.query();
        try {
            OpenIdLogin.Entered entered = openId.end(new OpenIdLogin.Answer(
                    query.one("state").orElse(null),
                    Cookies.find(request, Cookies.AWAY).orElse(null),
                    query.one("code").orElse(null),
                    query.one("error").orElse(null),
                    query.one("iss").orElse(null)));
            Cookies.find(request, Cookies.SESSION).ifPresent(doorman::leave);
            String session = doorman.welcome(entered.person(), entered.idToken());
            return Pages.redirect(LoginPage.own(entered.next())).with("Set-Cookie", Cookies.session(session));
        } catch (Refused refused) {
            return told(request, "", refused.refusal());
        }
    }

    /** Logs out here, and has the browser go to the provider where the login was the provider's. */
    public Response leave(Match match) {
        Request request = match.request();
        Visitor visitor = porch.visitor(request);
        porch.form(request, visitor);
        Cookies.find(request, Cookies.SESSION).ifPresent(doorman::leave);
        String there = visitor.session()
                .findIdToken()
                .flatMap(token -> entrances.findOpenId().flatMap(openId -> openId.leave(token)))
                .map(Object::toString)
                .orElse("");
        if (there.isEmpty()) {
            return Pages.redirect("/login").with("Set-Cookie", Cookies.ended());
        }
        // a page that goes on by itself: our policy lets no form lead to another host, not by way of a redirect either
        return left(request, there).with("Refresh", "0; url=" + there).with("Set-Cookie", Cookies.ended());
    }

    /** Where the provider sends who logged out there. */
    public Response left(Match match) {
        return left(match.request(), "");
    }

    private Response left(Request request, String there) {
        Speech speech = Speech.of(request);
        var frame = new Frame(speech, speech.say("login.left"), null, "/login");
        return pages.page(200, "login/left", new Left(frame, entrances.provider(), there));
    }

    private Response told(Request request, String next, Refusal refusal) {
        return login.shown(
                Problems.status(refusal),
                request,
                LoginPage.own(next),
                "",
                Problems.sentence(Speech.of(request), refusal));
    }

    private OpenIdLogin openId() {
        return entrances
                .findOpenId()
                .orElseThrow(() -> Refusal.of(HttpRefusal.NOT_FOUND).refused());
    }
}
