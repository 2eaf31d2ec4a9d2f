package org.passerelle.gateway.console.login;

import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.console.frame.Cookies;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.passkey.PasskeyRefusal;
import org.passerelle.gateway.passkey.Passkeys;
import org.passerelle.gateway.passkey.Posted;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Logging in by a passkey: the login page's script asks what is to be signed, and sends its form with the answer. */
public final class PasskeyPage {
    private static final int OK = 200;

    private final Doorman doorman;
    private final Entrances entrances;
    private final LoginPage login;

    public PasskeyPage(Entrances entrances, LoginPage login) {
        this.doorman = entrances.doorman();
        this.entrances = entrances;
        this.login = login;
    }

    /** What the browser is to sign; it keeps a cookie beside it. */
    public Response begin(Match match) {
        Porch.ownForm(match.request());
        Passkeys.LoginAsked asked = passkeys().askLogin();
        return json(
                        OK,
                        Json.object()
                                .put("challenge", asked.challenge())
                                .put("host", asked.host())
                                .put("wait", Passkeys.LONGEST.toMillis())
                                .build())
                .with("Set-Cookie", Cookies.asked(asked.browser()));
    }

    /** Judges what it signed, and lets in. */
    public Response enter(Match match) {
        Request request = match.request();
        Query form = Porch.ownForm(request);
        String next = LoginPage.own(form.one("next").orElse(""));
        // as with a password: whoever was logged in in this browser is not any more
        Cookies.find(request, Cookies.SESSION).ifPresent(doorman::leave);
        try {
            Passkeys.Opened opened = passkeys()
                    .login(answer(form), Cookies.find(request, Cookies.ASKED).orElse(""), doorman::findByPasskey);
            String session = doorman.enter(opened.account(), opened.id(), opened.counted());
            return Pages.redirect(next).with("Set-Cookie", Cookies.session(session));
        } catch (Refused refused) {
            Refusal why = refused.refusal();
            String sentence = Problems.sentence(Speech.of(request), why);
            return login.shown(Problems.status(why), request, next, "", sentence);
        }
    }

    private static Posted.Assertion answer(Query form) {
        return new Posted.Assertion(
                form.one("id").orElse(""),
                form.one("client").orElse(""),
                form.one("said").orElse(""),
                form.one("signature").orElse(""),
                form.one("handle").orElse(""));
    }

    private Passkeys passkeys() {
        return entrances
                .findPasskeys()
                .orElseThrow(() -> Refusal.of(PasskeyRefusal.OFF).refused());
    }

    /** For a script of ours. */
    public static Response json(int status, Json.Obj said) {
        return Pages.guarded(Response.of(status, "application/json", Canon.octets(said)));
    }
}
