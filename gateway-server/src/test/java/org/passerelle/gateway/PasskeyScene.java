package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.http.Response;

/** Browsers with authenticators before the console; an account of each test's own. */
abstract class PasskeyScene extends ConsoleScene {
    private static int made;

    /** Somebody who has an account, and a browser in which they logged in. */
    record Somebody(String name, Browser browser) {}

    static Somebody somebody() {
        made++;
        String name = "personne" + made;
        accounts.add(account(name, Station.EXPERT));
        return new Somebody(name, Browser.of(name));
    }

    /** An authenticator with a passkey of that account. */
    static Authenticator enrolled(Somebody who) {
        made++;
        Authenticator authenticator = Authenticator.number(made);
        assertThat(add(who, authenticator, "Téléphone").status()).isEqualTo(303);
        return authenticator;
    }

    static Json.Obj asked(Response answer) {
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        return Canon.read(((Response.Body.Octets) answer.body()).octets());
    }

    static Json.Obj begin(Somebody who) {
        return asked(who.browser().submit("/account", "/account/passkeys/begin", Map.of()));
    }

    static Response add(Somebody who, Authenticator authenticator, String name) {
        Json.Obj asked = begin(who);
        authenticator.handle = Base64.getUrlDecoder().decode(asked.text("handle"));
        return send(who, authenticator.made(asked.text("challenge")), name);
    }

    static Response send(Somebody who, Map<String, String> fields, String name) {
        var all = new HashMap<>(fields);
        all.put("name", name);
        return who.browser().submit("/account", "/account/passkeys", all);
    }

    /** A browser that was asked to sign a challenge. */
    record AskedBrowser(Browser browser, String challenge) {
        static AskedBrowser open() {
            var browser = new Browser();
            Response answer = browser.post("/login/passkey/begin", Map.of("next", ""));
            String set = answer.headers().one("Set-Cookie").orElseThrow();
            assertThat(set).contains("Secure", "HttpOnly", "SameSite=Strict");
            browser.cookie(set.substring(0, set.indexOf(';')));
            return new AskedBrowser(browser, asked(answer).text("challenge"));
        }

        Response send(Map<String, String> fields) {
            Response answer = browser.post("/login/passkey", fields);
            if (answer.status() == 303) {
                String set = answer.headers().one("Set-Cookie").orElseThrow();
                browser.cookie(set.substring(0, set.indexOf(';')));
            }
            return answer;
        }
    }

    static Response login(Authenticator authenticator) {
        AskedBrowser browser = AskedBrowser.open();
        return browser.send(authenticator.login(browser.challenge()));
    }
}
