package org.passerelle.gateway.console;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.refusal.Refused;

/** Logging in and out. Whoever came by a link is brought there, when it is one of our own. */
public final class LoginPage {
    /** The only places to which a login leads: never another host. */
    private static final Pattern OWN = Pattern.compile("/worklist|/exchanges/[0-9a-f]{32}");

    private final Porch porch;
    private final Doorman doorman;
    private final Pages pages;

    LoginPage(Porch porch, Doorman doorman, Pages pages) {
        this.porch = porch;
        this.doorman = doorman;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param next where the login leads
     * @param name what was typed before
     * @param problem why it was refused, in words, or empty
     */
    public record Login(Frame frame, String next, String name, String problem) {}

    Response ask(Match match) {
        String next = match.request().query().one("next").orElse("/worklist");
        return porch.session(match.request()).isPresent()
                ? Pages.redirect(own(next))
                : shown(200, match.request(), own(next), "", "");
    }

    Response enter(Match match) {
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

    Response leave(Match match) {
        Visitor visitor = porch.visitor(match.request());
        porch.form(match.request(), visitor);
        Cookies.find(match.request(), Cookies.SESSION).ifPresent(doorman::leave);
        return Pages.redirect("/login").with("Set-Cookie", Cookies.ended());
    }

    /** Remembers the language and goes back. */
    static Response speech(Match match) {
        Speech speech = match.variable("speech").equals("en") ? Speech.EN : Speech.FR;
        String next = own(match.request().query().one("next").orElse(""));
        return Pages.redirect(next).with("Set-Cookie", Cookies.speech(speech));
    }

    private Response shown(int status, Request request, String next, String name, String problem) {
        Speech speech = Speech.of(request);
        return pages.page(
                status,
                "login",
                new Login(new Frame(speech, speech.say("login.title"), null, "/login"), next, name, problem));
    }

    /** That place where it is one of ours, else the list. */
    static String own(String next) {
        return OWN.matcher(next).matches() ? next : "/worklist";
    }
}
