package org.passerelle.gateway.console.login;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.passerelle.gateway.console.frame.Cookies;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.refusal.Refused;

/** Logging in. Whoever came by a link is brought there, when it is one of our own. */
public final class LoginPage {
    /** The only places to which a login leads: never another host. */
    private static final Pattern OWN = Pattern.compile(
            "/|/worklist|/requests"
                    + "|/ask(?:/[0-9a-f]{32}(?:/[a-z0-9-]{1,40}(?:/[a-z0-9-]{1,80}~[0-9]{1,7})?)?)?"
                    + "|/exchanges/[0-9a-f]{32}(?:/steps/[a-z0-9-]{1,40}|/(?:recordings|pages)/[0-9a-f]{32})?"
                    + "|/account|/indicators|/audit(?:/[0-9a-f]{32})?|/operate"
                    + "|/lines(?:/[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,190}(?:/(?:offer|people|watch|newcomers|texts|forms))?)?");

    private final Porch porch;
    private final Doorman doorman;
    private final Entrances entrances;
    private final Pages pages;

    public LoginPage(Porch porch, Entrances entrances, Pages pages) {
        this.entrances = entrances;
        this.porch = porch;
        this.doorman = entrances.doorman();
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param next where the login leads
     * @param name what was typed before
     * @param problem why it was refused, in words, or empty
     * @param entrances the other ways in
     */
    public record Login(Frame frame, String next, String name, String problem, Entrances entrances) {}

    public Response ask(Match match) {
        String next = match.request().query().one("next").orElse("/");
        return porch.session(match.request()).isPresent()
                ? Pages.redirect(own(next))
                : shown(200, match.request(), own(next), "", "");
    }

    public Response enter(Match match) {
        Request request = match.request();
        Query form = Porch.ownForm(request);
        String name = form.one("name").orElse("");
        String next = own(form.one("next").orElse(""));
        char[] password = form.one("password").orElse("").toCharArray();
        // whoever was logged in in this browser is not any more, and a session that somebody planted is worth nothing
        Cookies.find(request, Cookies.SESSION).ifPresent(doorman::leave);
        try {
            return Pages.redirect(next).with("Set-Cookie", Cookies.session(doorman.enter(name, password)));
        } catch (Refused refused) {
            return shown(
                    Problems.status(refused.refusal()),
                    request,
                    next,
                    name,
                    Problems.sentence(Speech.of(request), refused.refusal()));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Logs in by a link; one that only asks what is there (HEAD) uses nothing up. */
    public Response follow(Match match) {
        Request request = match.request();
        if (!request.method().equals("GET")) {
            return Pages.redirect("/login");
        }
        Cookies.find(request, Cookies.SESSION).ifPresent(doorman::leave);
        String session = doorman.follow(match.variable("invitation"));
        return Pages.redirect(own(request.query().one("next").orElse(""))).with("Set-Cookie", Cookies.session(session));
    }

    /** Remembers the language and goes back. */
    public static Response speech(Match match) {
        Speech speech = match.variable("speech").equals("en") ? Speech.EN : Speech.FR;
        String next = own(match.request().query().one("next").orElse(""));
        return Pages.redirect(next).with("Set-Cookie", Cookies.speech(speech));
    }

    Response shown(int status, Request request, String next, String name, String problem) {
        Speech speech = Speech.of(request);
        return pages.page(
                status,
                "login/login",
                new Login(
                        new Frame(speech, speech.say("login.title"), null, "/login"), next, name, problem, entrances));
    }

    /** That place where it is one of ours, else the list. */
    public static String own(String next) {
        return OWN.matcher(next).matches() ? next : "/";
    }
}
