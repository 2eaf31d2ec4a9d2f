package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.console.work.NewsDoor;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.PersonId;

/** What a browser is given to show while a page is open. */
class NewsTest extends ConsoleScene {
    private Browser expert;

    @BeforeEach
    void begin() {
        present();
        expert = Browser.of("paul.exemple");
        while (!news(expert).isEmpty()) {
            // what earlier tests left
        }
        request();
        present();
    }

    /** The console's clock goes as the node's does. */
    private void present() {
        now = hospital.row(avis).orElseThrow().updated();
    }

    private static List<Json.Obj> news(Browser browser) {
        Response answer = browser.submit("/worklist", "/news", Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().one("Content-Type")).contains("application/json");
        return Canon.readLoose(text(answer).getBytes(StandardCharsets.UTF_8))
                .array("news")
                .objects();
    }

    private static void quiet(Json quiet) {
        hospital.books()
                .change(
                        Station.LINE,
                        hospital.books().book(Station.LINE).version(),
                        PersonId.of(Station.COORDINATOR),
                        new LineChange.Changed(
                                PersonId.of(Station.EXPERT),
                                Json.object().put("quiet", quiet).build()));
    }

    @Test
    void anExpertIsToldOnceThatARequestCameAndNothingOfIt() {
        assertThat(news(expert)).singleElement().satisfies(one -> {
            assertThat(one.text("text"))
                    .isEqualTo("Avis de dermatologie : une demande attend une réponse. Réf. " + avis.reference());
            assertThat(one.text("path")).isEqualTo(exchange());
            assertThat(one.members().keySet()).isEqualTo(Set.of("id", "path", "text"));
            assertThat(one.text("id")).startsWith(avis.reference()).doesNotContain("MARTIN");
        });
        assertThat(news(expert)).isEmpty();
    }

    @Test
    void ofTwoSessionsOneIsTold() {
        Browser other = Browser.of("paul.exemple");
        assertThat(news(other)).hasSize(1);
        assertThat(news(expert)).isEmpty();
        assertThat(news(other)).isEmpty();
    }

    @Test
    void whoIsOnNoLineOfItAndWhoOnlyCoordinatesAreNotToldOfAnArrival() {
        for (String name : List.of("alix.ailleurs", "claude.modele", "oli.exploite")) {
            Browser other = Browser.of(name);
            news(other);
            request();
            present();
            assertThat(news(other)).as(name).isEmpty();
        }
    }

    @Test
    void quietHoursHoldItBackAndTheirEndTellsItOnce() {
        LocalTime time = LocalTime.ofInstant(now, ZoneId.of("Europe/Paris")).truncatedTo(ChronoUnit.MINUTES);
        quiet(Json.object()
                .put("from", time.minusHours(1).toString())
                .put("until", time.plusMinutes(5).toString())
                .build());
        try {
            assertThat(news(expert)).isEmpty();
            pass(Duration.ofMinutes(6));
            assertThat(news(expert)).singleElement().satisfies(one -> {
                assertThat(one.text("text"))
                        .isEqualTo("Avis de dermatologie : au moins une demande a changé pendant vos heures calmes");
                assertThat(one.text("path")).isEqualTo("/worklist");
            });
            assertThat(news(expert)).isEmpty();
        } finally {
            quiet(Json.Null.NULL);
        }
    }

    @Test
    void whatFollowsIsToldByItselfAndWhatWasToldIsNotToldAgain() {
        assertThat(news(expert)).hasSize(1);
        assertThat(expert.submit(exchange(), exchange() + "/steps/take", Map.of("_seen", seen()))
                        .status())
                .isEqualTo(303);
        present();
        assertThat(news(expert)).as("one's own step").isEmpty();
        request();
        present();
        assertThat(news(expert))
                .singleElement()
                .satisfies(one -> assertThat(one.text("text")).contains(avis.reference()));
    }

    @Test
    void ofManyAtOnceTheListHoldsTheRest() {
        for (int more = 0; more < NewsDoor.MOST; more++) {
            request();
        }
        present();
        assertThat(news(expert)).hasSize(NewsDoor.MOST);
        assertThat(news(expert)).isEmpty();
    }

    @Test
    void whatCameBeforeSomebodyAskedIsNoNews() {
        accounts.add(account("second.exemple", Station.EXPERT));
        assertThat(news(expert)).hasSize(1);
        pass(Duration.ofMinutes(16));
        assertThat(news(Browser.of("second.exemple"))).isEmpty();
    }

    @Test
    void whatIsJustYoungEnoughIsToldAndWhatIsOlderIsForTheList() {
        Duration young = NewsDoor.LATEST.minusMillis(1);
        pass(young);
        assertThat(news(expert)).hasSize(1);
        present();
        news(expert);
        request();
        present();
        pass(young.plusMillis(1));
        assertThat(news(expert)).isEmpty();
    }

    @Test
    void itIsSaidInTheLanguageOfThePage() {
        List<Json.Obj> english = news(expert.with("Accept-Language", "en"));
        assertThat(english)
                .singleElement()
                .satisfies(one -> assertThat(one.text("text"))
                        .contains("a request waits for an answer", "Ref. " + avis.reference()));
    }

    @Test
    void nobodyAsksForSomebodyElse() {
        assertThat(expert.post("/news", Map.of()).status()).isEqualTo(403);
        assertThat(expert.post("/news", Map.of("_forms", "A".repeat(43))).status())
                .isEqualTo(403);
        assertThat(new Browser().post("/news", Map.of()).status()).isEqualTo(303);
        assertThat(news(expert)).hasSize(1);
    }

    @Test
    void everyPageAsksAndTheOwnPageSwitchesAndSaysSoWithoutScriptToo() {
        assertThat(expert.page("/worklist")).contains("data-notify=\"/news\"", "/notify.js\" type=\"module\"");
        assertThat(expert.page("/account"))
                .contains(
                        "Être averti sur cet écran",
                        "data-notify-switch hidden",
                        "Ce navigateur ne montre pas de notification ici, ou ses scripts sont coupés.");
        assertThat(new Browser().page("/login")).doesNotContain("data-notify", "notify.js");
    }

    @Test
    void openPagesAreWokenForTheirLinesAlone() {
        assertThat(expert.get("/news/events").headers().one("Content-Type"))
                .contains("text/event-stream; charset=utf-8");
        assertThat(new Browser().get("/news/events").status()).isEqualTo(303);
    }
}
