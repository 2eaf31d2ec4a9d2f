package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.session.PasswordHash;

/** Who gets in, and what another site, an old session or a guess can do: nothing. */
class ConsoleDoorTest extends ConsoleScene {

    @Test
    void nobodySeesAnythingBeforeTheLogin() {
        var nobody = new Browser();
        for (String path : List.of("/worklist", "/worklist/rows", exchange(), exchange() + "/steps/take")) {
            Response answer = nobody.get(path);
            assertThat(answer.status()).as(path).isEqualTo(303);
            assertThat(answer.headers().one("Location").orElseThrow()).startsWith("/login?next=/");
        }
        assertThat(nobody.post(exchange() + "/steps/take", Map.of("_seen", seen()))
                        .status())
                .isEqualTo(303);
        assertThat(state()).isEqualTo("requested");
    }

    @Test
    void theCookieIsThisHostsAloneAndNoScriptsToRead() {
        Response entered = new Browser().login("paul.exemple", PASSWORD);
        assertThat(entered.headers().one("Set-Cookie").orElseThrow())
                .startsWith("__Host-passerelle=")
                .contains("; Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void aWrongPasswordAndAWrongNameAreToldAlike() {
        Response password = new Browser().login("paul.exemple", "une autre phrase");
        Response name = new Browser().login("paul.inconnu", PASSWORD);
        assertThat(password.status()).isEqualTo(401);
        assertThat(text(name)).isEqualTo(text(password).replace("paul.exemple", "paul.inconnu"));
        assertThat(password.headers().all("Set-Cookie")).isEmpty();
    }

    @Test
    void afterFiveWrongOnesANameWaitsTwiceAsLongEachTime() {
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(new Browser().login("claude.modele", "une autre phrase").status())
                    .isEqualTo(401);
        }
        assertThat(new Browser().login("claude.modele", PASSWORD).status()).isEqualTo(429);
        pass(Duration.ofSeconds(59));
        assertThat(new Browser().login("claude.modele", PASSWORD).status()).isEqualTo(429);
        pass(Duration.ofSeconds(1));
        assertThat(new Browser().login("claude.modele", "une autre phrase").status())
                .isEqualTo(401);
        pass(Duration.ofSeconds(119));
        assertThat(new Browser().login("claude.modele", PASSWORD).status()).isEqualTo(429);
        pass(Duration.ofSeconds(1));
        assertThat(new Browser().login("claude.modele", PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void aFormOfAnotherSiteOrSessionDoesNothing() {
        Browser expert = Browser.of("paul.exemple");
        String step = exchange() + "/steps/take";
        Map<String, String> seen = Map.of("_seen", seen());
        assertThat(expert.post(step, seen).status()).isEqualTo(403);
        assertThat(expert.post(step, Map.of("_seen", seen(), "_forms", "A".repeat(43)))
                        .status())
                .isEqualTo(403);
        assertThat(expert.with("Origin", "https://elsewhere.test")
                        .submit("/worklist", step, seen)
                        .status())
                .isEqualTo(403);
        assertThat(expert.with("Origin", "https://pages.test")
                        .with("Content-Type", "text/plain")
                        .submit("/worklist", step, seen)
                        .status())
                .isEqualTo(403);
        assertThat(state()).isEqualTo("requested");
    }

    @Test
    void aPlantedSessionIsWorthNothing() {
        var victim = new Browser();
        victim.cookie("__Host-passerelle=planted");
        victim.login("paul.exemple", PASSWORD);
        assertThat(victim.cookie()).doesNotContain("planted");

        String before = victim.cookie();
        victim.login("paul.exemple", PASSWORD);
        var thief = new Browser();
        thief.cookie(before);
        assertThat(thief.get("/worklist").status()).isEqualTo(303);
    }

    @Test
    void aSessionEndsByItselfByLeavingAndWithThePassword() {
        Browser idle = Browser.of("paul.exemple");
        pass(Duration.ofMinutes(29));
        idle.page("/worklist");
        pass(Duration.ofMinutes(29));
        idle.page("/worklist");
        pass(Duration.ofMinutes(30));
        assertThat(idle.get("/worklist").status()).isEqualTo(303);

        Browser leaving = Browser.of("paul.exemple");
        assertThat(leaving.submit("/worklist", "/logout", Map.of()).headers().one("Location"))
                .contains("/login");
        assertThat(leaving.get("/worklist").status()).isEqualTo(303);

        Browser changed = Browser.of("paul.exemple");
        accounts.password("paul.exemple", PasswordHash.of("une phrase toute neuve".toCharArray(), new Random(9)));
        assertThat(changed.get("/worklist").status()).isEqualTo(303);
        accounts.password("paul.exemple", PasswordHash.of(PASSWORD.toCharArray(), new Random(10)));
    }

    @Test
    void aLoginLeadsNowhereElse() {
        for (String next : List.of(
                "https://elsewhere.test/", "//elsewhere.test", "/\\elsewhere.test", "/login", "javascript:alert(1)")) {
            Response entered =
                    new Browser().post("/login", Map.of("name", "paul.exemple", "password", PASSWORD, "next", next));
            assertThat(entered.headers().one("Location")).contains("/");
        }
        Response wanted =
                new Browser().post("/login", Map.of("name", "paul.exemple", "password", PASSWORD, "next", exchange()));
        assertThat(wanted.headers().one("Location")).contains(exchange());
    }

    @Test
    void everyPageLeavesABrowserNoWayOut() {
        Browser expert = Browser.of("paul.exemple");
        for (String path : List.of("/login", "/worklist", exchange(), exchange() + "/steps/decline", "/nowhere", "/")) {
            Response answer = expert.get(path);
            String policy = answer.headers().one("Content-Security-Policy").orElseThrow();
            assertThat(policy)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(answer.headers().one("X-Frame-Options")).contains("DENY");
            // a browser that may tell nobody where it comes from does not tell us either, and its forms are refused
            assertThat(answer.headers().one("Referrer-Policy")).contains("same-origin");
            assertThat(text(answer)).doesNotContainPattern("<script>|\\son[a-z]+=|style=\"|javascript:");
        }
    }

    @Test
    void stylesAndScriptsAreKeptByTheirHash() {
        String page = new Browser().page("/login");
        int at = page.indexOf("/assets/");
        String path = page.substring(at, page.indexOf('"', at));
        Response asset = new Browser().get(path);
        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.headers().one("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(new Browser()
                        .get(path.replaceFirst("/assets/.", "/assets/x"))
                        .status())
                .isEqualTo(404);
        assertThat(new Browser().get("/assets/0123456789abcdef/secret").status())
                .isEqualTo(404);
    }
}
