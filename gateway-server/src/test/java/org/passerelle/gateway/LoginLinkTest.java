package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.telemetry.Telling;

/** Links that log in: the program's alone to make, for one use or for a simulation's screen. */
class LoginLinkTest extends ConsoleScene {
    private static final Duration LASTING = Duration.ofMinutes(10);

    @Test
    void aLinkLogsItsPersonInOnce() {
        String link = "/enter/" + doorman.invite("paul.exemple", LASTING);
        var browser = new Browser();
        Response entered = browser.entering(link);
        assertThat(entered.headers().one("Location")).contains("/");
        assertThat(browser.page("/worklist")).contains("Paul");

        Response again = new Browser().entering(link);
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.headers().all("Set-Cookie")).isEmpty();
        assertThat(text(again)).contains("déjà servi");
    }

    @Test
    void aSimulationsLinkServesAsOftenAsItIsFollowedUntilItsTime() {
        String link = "/enter/" + doorman.inviteAgainAndAgain("paul.exemple", LASTING);
        assertThat(new Browser().entering(link).status()).isEqualTo(303);
        pass(LASTING.minusMillis(1));
        assertThat(new Browser().entering(link).status()).isEqualTo(303);
        pass(Duration.ofMillis(1));
        assertThat(new Browser().entering(link).status()).isEqualTo(403);
    }

    @Test
    void aLinkLeadsToAPageOfOursAndNowhereElse() {
        String link = "/enter/" + doorman.inviteAgainAndAgain("paul.exemple", LASTING);
        assertThat(new Browser()
                        .entering(link + "?next=" + exchange())
                        .headers()
                        .one("Location"))
                .contains(exchange());
        assertThat(new Browser()
                        .entering(link + "?next=//elsewhere.test/")
                        .headers()
                        .one("Location"))
                .contains("/");
    }

    @Test
    void whatOnlyAsksWhetherThePageIsThereUsesNothingUp() {
        String link = "/enter/" + doorman.invite("paul.exemple", LASTING);
        Response asked = new Browser().send("HEAD", link, "", Map.of());
        assertThat(asked.headers().all("Set-Cookie")).isEmpty();
        assertThat(new Browser().entering(link).headers().one("Location")).contains("/");
    }

    @Test
    void aGuessAndALinkForNobodyAreRefusedAlike() {
        Response guess = new Browser().entering("/enter/" + "A".repeat(43));
        Response nobody = new Browser().entering("/enter/" + doorman.invite("paul.inconnu", LASTING));
        assertThat(guess.status()).isEqualTo(403);
        assertThat(text(nobody)).isEqualTo(text(guess));
    }

    @Test
    void theEarlierSessionEnds() {
        Browser before = Browser.of("paul.exemple");
        var same = new Browser();
        same.cookie(before.cookie());
        same.entering("/enter/" + doorman.invite("claude.modele", LASTING));
        assertThat(before.get("/worklist").status()).isEqualTo(303);
    }

    @Test
    void theLogHoldsNoLink() {
        String token = doorman.invite("paul.exemple", LASTING);
        try (var told = Telling.everything()) {
            new Browser().entering("/enter/" + token);
            new Browser().entering("/enter/" + token);
            assertThat(told.lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains("route=/enter/{invitation}"))
                    .noneMatch(line -> line.contains(token));
        }
    }
}
