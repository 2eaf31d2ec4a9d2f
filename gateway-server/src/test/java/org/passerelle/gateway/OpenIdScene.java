package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.gateway.console.login.Entrances;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.openid.Client;
import org.passerelle.gateway.openid.OpenIdLogin;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.Sessions;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.seal.pki.Pem;

/** The console with a provider of logins beside it. */
abstract class OpenIdScene extends ConsoleScene {

    static final URI PAGES = URI.create("https://pages.test");
    static TestProvider provider;

    @BeforeAll
    static void provide() throws Exception {
        provider = new TestProvider(station, () -> now);
        accounts.remove("claude.modele");
        serve(new Client.Proof.Shared(() -> TestProvider.SECRET));
    }

    static void serve(Client.Proof proof) {
        var client = new Client(
                provider.issuer(), TestProvider.CLIENT, proof, "openid scope_all", "eidas1", "SubjectNameID", PAGES);
        var fetcher = new HttpFetcher(
                AllowedHosts.of(List.of(), List.of(provider.host())),
                Pem.certificates(station.text("keys/anchors.pem")));
        var login = new OpenIdLogin(client, fetcher, () -> now, new Random(4));
        var sessions = new Sessions(() -> now, new Random(5), Sessions.USUAL);
        doorman = new Doorman(accounts, sessions, NodeConsole.people(hospital), () -> now, new Random(6));
        var pages = NodeConsole.of(
                hospital,
                new Entrances(doorman, login, "Pro Santé Connect"),
                folder.resolve("aside"),
                () -> now,
                new SecureRandom());
        console = new Boundary(pages.handler(), pages.problems(), new RequestLog(new EventLog()));
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @AfterEach
    void honestAgain() {
        provider.person = "810000000002";
        provider.claims = builder -> builder;
        provider.signing = (own, set) -> own.signed(set, own.key, JWSAlgorithm.RS256);
        provider.otherSubject = "";
    }

    static String at(Response answer) {
        return answer.headers().one("Location").orElse("");
    }

    /** To the provider and back, as a browser goes. */
    static Response through(Browser browser, String next) {
        Response away = browser.entering("/login/provider?next=" + next);
        assertThat(at(away)).startsWith("https://wallet.test/auth?");
        return browser.entering(provider.authorize(at(away)));
    }

    static void refused(String told) {
        var browser = new Browser();
        Response answer = through(browser, "/worklist");
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(text(answer)).contains(told);
        assertThat(answer.headers().all("Set-Cookie")).isEmpty();
        assertThat(browser.get("/worklist").status()).isEqualTo(303);
    }
}
