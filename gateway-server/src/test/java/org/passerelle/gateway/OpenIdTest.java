package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.openid.Client;
import org.passerelle.gateway.telemetry.Telling;
import org.passerelle.port.trust.Identity;
import org.passerelle.seal.pki.Pem;

/** Logging in at a provider: whom its word lets in, and whose answers serve once. */
class OpenIdTest extends OpenIdScene {

    @Test
    void aProvidersWordLogsInAPersonOfALineWithoutAnyAccount() {
        provider.person = "810000000003";
        var browser = new Browser();
        Response entered = through(browser, exchange());
        assertThat(at(entered)).isEqualTo(exchange());
        assertThat(browser.page("/worklist")).contains("Claude MODELE");
    }

    @Test
    void theLoginPageOffersItAndAsksForWhatTheProviderNeeds() {
        assertThat(new Browser().page("/login"))
                .contains("Se connecter avec Pro Santé Connect", "/login/provider?next=");
        assertThat(at(new Browser().get("/login/provider?next=/worklist")))
                .contains(
                        "scope=openid+scope_all",
                        "acr_values=eidas1",
                        "redirect_uri=https%3A%2F%2Fpages.test%2Flogin%2Fback");
    }

    @Test
    void whoHasAnAccountIsThatAccount() {
        provider.person = "8" + Station.STRANGER.value();
        var browser = new Browser();
        assertThat(at(through(browser, "/worklist"))).isEqualTo("/worklist");
        assertThat(browser.page("/worklist")).contains("alix.ailleurs");
    }

    @Test
    void theTokenGivesNoRightAndWhoIsNobodyHereIsRefused() {
        provider.person = "810000000077";
        provider.claims =
                claims -> claims.claim("SubjectRole", List.of("10^G15_10/SM26")).claim("roles", List.of("expert"));
        var browser = new Browser();
        Response answer = through(browser, "/worklist");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(text(answer)).contains("personne ici");
        assertThat(browser.get("/worklist").status()).isEqualTo(303);
    }

    @Test
    void anAnswerServesOnceInTheBrowserThatBeganItWithinTenMinutes() {
        var browser = new Browser();
        String answer = provider.authorize(at(browser.entering("/login/provider?next=/worklist")));
        String begun = browser.cookie();
        assertThat(new Browser().entering(answer).status()).isEqualTo(422);

        var again = new Browser();
        String used = provider.authorize(at(again.entering("/login/provider?next=/worklist")));
        String cookie = again.cookie();
        assertThat(at(again.entering(used))).isEqualTo("/worklist");
        again.cookie(cookie);
        assertThat(text(again.entering(used))).contains("a déjà servi");

        browser.cookie(begun);
        assertThat(text(browser.entering(answer))).contains("a déjà servi");

        var slow = new Browser();
        String late = provider.authorize(at(slow.entering("/login/provider?next=/worklist")));
        pass(Duration.ofMinutes(10));
        assertThat(text(slow.entering(late))).contains("plus de dix minutes");
    }

    @Test
    void refusesAStateThatWasGuessedAndACodeThatWasUsed() {
        var browser = new Browser();
        browser.entering("/login/provider?next=/worklist");
        assertThat(browser.entering("/login/back?code=x&state=" + "A".repeat(43))
                        .status())
                .isEqualTo(422);
        assertThat(new Browser().entering("/login/back").status()).isEqualTo(422);

        var one = new Browser();
        String answer = provider.authorize(at(one.entering("/login/provider?next=/worklist")));
        var other = new Browser();
        String own = provider.authorize(at(other.entering("/login/provider?next=/worklist")));
        String code = answer.replaceFirst(".*code=([^&]+)&.*", "$1");
        assertThat(at(one.entering(answer))).isEqualTo("/worklist");
        Response injected = other.entering(own.replaceFirst("code=[^&]+", "code=" + code));
        assertThat(injected.status()).isEqualTo(503);
    }

    @Test
    void refusesAnAnswerOfAnotherProviderOrOfNone() {
        for (String issuer : List.of("&iss=https%3A%2F%2Felsewhere.test", "")) {
            var browser = new Browser();
            String answer = provider.authorize(at(browser.entering("/login/provider?next=/worklist")));
            assertThat(text(browser.entering(answer.replaceFirst("&iss=.*", issuer))))
                    .contains("autre service");
        }
    }

    @Test
    void saysInWordsThatTheProviderLetNobodyIn() {
        var browser = new Browser();
        String state = at(browser.entering("/login/provider?next=/worklist")).replaceFirst(".*&state=([^&]+)&.*", "$1");
        String iss = java.net.URLEncoder.encode(provider.issuer().toString(), java.nio.charset.StandardCharsets.UTF_8);
        Response answer = browser.entering(
                "/login/back?error=access_denied&error_description=%3Cscript%3E&state=" + state + "&iss=" + iss);
        assertThat(text(answer)).contains("ne vous a pas laissé entrer").doesNotContain("<script>", "access_denied");
    }

    @Test
    void aLoginLeadsNowhereElse() {
        assertThat(at(through(new Browser(), "https%3A%2F%2Felsewhere.test"))).isEqualTo("/");
        assertThat(at(through(new Browser(), "%2F%2Felsewhere.test"))).isEqualTo("/");
    }

    @Test
    void logsOutAtTheProviderTooAndComesBackToAPageOfOurs() {
        var browser = new Browser();
        through(browser, "/worklist");
        Response left = browser.submit("/worklist", "/logout", Map.of());
        String there = left.headers().one("Refresh").orElseThrow();
        assertThat(there)
                .startsWith("0; url=https://wallet.test/logout?id_token_hint=ey")
                .endsWith("&post_logout_redirect_uri=https%3A%2F%2Fpages.test%2Flogin%2Fleft");
        assertThat(text(left)).contains("Se déconnecter aussi de Pro Santé Connect");
        assertThat(browser.get("/worklist").status()).isEqualTo(303);
        assertThat(new Browser().page("/login/left")).contains("déconnecté");
    }

    @Test
    void aPersonWhoHasNoAccountAnyMoreIsOutAtOnce() {
        provider.person = "810000000009";
        var browser = new Browser();
        through(browser, "/worklist");
        var theirs = accounts.all().stream()
                .filter(account -> account.person().number().equals(Station.STRANGER.value()))
                .toList();
        theirs.forEach(account -> accounts.remove(account.name()));
        assertThat(browser.get("/worklist").status()).isEqualTo(303);
        theirs.forEach(accounts::add);
    }

    @Test
    void aClientThatSignsIsKnownByItsKey() throws Exception {
        var certificates = Pem.certificates(station.text("keys/server.cert.pem"));
        var other = TestProvider.key("ours");
        try {
            provider.assertions = other.toRSAPublicKey();
            serve(new Client.Proof.Signing(new Identity(other.toPrivateKey(), certificates)));
            assertThat(at(through(new Browser(), "/worklist"))).isEqualTo("/worklist");
            serve(new Client.Proof.Signing(
                    new Identity(TestProvider.key("other").toPrivateKey(), certificates)));
            assertThat(through(new Browser(), "/worklist").status()).isEqualTo(503);
        } finally {
            provider.assertions = null;
            serve(new Client.Proof.Shared(() -> TestProvider.SECRET));
        }
    }

    @Test
    void theLogHoldsNothingOfATokenACodeOrAPerson() {
        try (var told = Telling.everything()) {
            through(new Browser(), "/worklist");
            provider.claims = claims -> claims.claim("nonce", "another");
            through(new Browser(), "/worklist");
            assertThat(told.lines())
                    .anyMatch(line -> line.contains("route=/login/back"))
                    .noneMatch(line -> line.contains("code=code") || line.contains("eyJ"))
                    .noneMatch(line -> line.contains("10000000002") || line.contains("state="));
        }
    }
}
