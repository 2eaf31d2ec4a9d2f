package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.exchange.Event;
import org.passerelle.gateway.http.Response;

/** What an expert does in a browser. */
class ConsoleTest extends ConsoleScene {

    @Test
    void anAvisIsReadTakenAskedAndAnswered() {
        Browser expert = Browser.of("paul.exemple");
        assertThat(expert.page("/worklist")).contains(exchange(), "Demandé", "reste", "personne");

        String page = expert.page(exchange());
        assertThat(page)
                .contains("MARTIN", "Cette lésion est-elle suspecte ?", "Prendre en charge", "Lettres scellées");
        assertThat(page).doesNotContain("Répondre");

        assertThat(take(expert, "take", Map.of()).status()).isEqualTo(303);
        assertThat(state()).isEqualTo("taken");
        assertThat(expert.page("/worklist?show=mine")).contains(exchange(), "vous");
        assertThat(expert.page(exchange() + "/steps/ask")).contains("Ce qui manque", "maxlength=\"2000\"");
        assertThat(take(expert, "ask", Map.of("asked", "Depuis quand ?\r\nA-t-elle saigné ?"))
                        .status())
                .isEqualTo(303);
        assertThat(state()).isEqualTo("awaiting-information");
        assertThat(expert.page(exchange())).contains("Depuis quand ?\nA-t-elle saigné ?");

        assertThat(take(expert, "answer", ANSWER).status()).isEqualTo(303);
        assertThat(state()).isEqualTo("answered");
        assertThat(expert.page(exchange())).contains("Surveillance à six mois.", "Avis seul");
    }

    @Test
    void theListTellsNothingOfThePatientAndReadingOneStandsInItsTrace() {
        Browser expert = Browser.of("paul.exemple");
        assertThat(expert.page("/worklist")).doesNotContain("MARTIN", "lésion", "1961");
        assertThat(readings()).isEmpty();
        expert.page(exchange());
        assertThat(readings()).isNotEmpty();
    }

    @Test
    void toSeeAStepsFormIsToHaveReadTheRequestOnceUntilTheNextStep() {
        Browser expert = Browser.of("paul.exemple");
        expert.submit("/worklist", exchange() + "/steps/take", Map.of("_seen", seen()));
        assertThat(readings()).isEmpty();
        String form = exchange() + "/steps/answer";
        Response kept = expert.submit("/worklist", form, Map.of("_seen", seen(), "_keep", "files"));
        assertThat(text(kept)).contains("MARTIN", "Cette lésion est-elle suspecte ?");
        assertThat(readings()).hasSize(1);
        assertThat(expert.page(form)).contains("MARTIN");
        assertThat(expert.page(form)).contains("MARTIN");
        assertThat(readings()).hasSize(1);
    }

    @Test
    void aRefusedStepComesBackWithWhatWasWrittenAndWhy() {
        Browser expert = Browser.of("paul.exemple");
        take(expert, "take", Map.of());
        Response refused = take(expert, "answer", Map.of("advice", "Un long travail.", "recommendation", "other"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused))
                .contains("Il manque :", "Un long travail.", "#field-otherRecommendation")
                .containsPattern("value=\"other\" checked");
        assertThat(state()).isEqualTo("taken");
    }

    @Test
    void whoeverIsSecondIsToldAndLosesNothing() {
        Browser first = Browser.of("paul.exemple");
        take(first, "take", Map.of());
        String seen = seen();
        take(first, "ask", Map.of("asked", "Depuis quand ?"));
        assertThat(state()).isEqualTo("awaiting-information");

        Response late = first.submit(exchange(), exchange() + "/steps/answer", with(ANSWER, Map.of("_seen", seen)));
        assertThat(late.status()).isEqualTo(409);
        assertThat(text(late))
                .contains("Quelqu'un a agi entre-temps", "Surveillance à six mois.", "value=\"" + seen() + "\"");
        assertThat(state()).isEqualTo("awaiting-information");
    }

    @Test
    void whoIsOnNoneOfItsLinesIsToldThatThereIsNone() {
        Browser stranger = Browser.of("alix.ailleurs");
        assertThat(stranger.page("/worklist")).contains("Rien à faire ici.").doesNotContain(avis.hex());
        for (String path : List.of("", "/steps/take", "/documents/" + avis)) {
            assertThat(stranger.get(exchange() + path).status()).isEqualTo(404);
        }
        assertThat(stranger.submit("/worklist", exchange() + "/steps/take", Map.of("_seen", seen()))
                        .status())
                .isEqualTo(404);
        assertThat(state()).isEqualTo("requested");
    }

    @Test
    void aPictureIsShownAndCanDoNothing() {
        Browser expert = Browser.of("paul.exemple");
        String page = expert.page(exchange());
        int at = page.indexOf(exchange() + "/documents/");
        Response picture = expert.get(page.substring(at, page.indexOf('"', at)));
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.headers().one("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().one("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(picture.headers().one("Content-Disposition").orElseThrow())
                .startsWith("inline")
                .doesNotContain("Lésion");
        assertThat(readings()).hasSizeGreaterThan(1);
    }

    @Test
    void itSpeaksEnglishToWhoAsksForIt() {
        Browser expert = Browser.of("paul.exemple").with("Accept-Language", "en-GB,en;q=0.9");
        assertThat(expert.page("/worklist")).contains("<html lang=\"en\">", "Requested", "left");
        assertThat(expert.get("/language/fr?next=/worklist")
                        .headers()
                        .one("Set-Cookie")
                        .orElseThrow())
                .startsWith("passerelle-lang=fr");
    }

    @Test
    void theListIsShortOfWhatIsLateAndOfWhatEnded() {
        Browser expert = Browser.of("paul.exemple");
        assertThat(expert.page("/worklist?show=late")).doesNotContain(avis.hex());
        assertThat(expert.page("/worklist?show=ended")).doesNotContain(avis.hex());
        assertThat(expert.page("/worklist?show=open&line=dermatologie%40ch-barleduc.mssante.test"))
                .contains(avis.hex());
        assertThat(expert.page("/worklist/rows?show=open")).contains(avis.hex()).doesNotContain("<html");
        assertThat(expert.get("/worklist?page=20").status()).isEqualTo(400);
    }

    @Test
    void aPageThatWasLeftOpenLeadsToTheLoginAsAWhole() {
        Browser expert = Browser.of("paul.exemple");
        pass(Duration.ofMinutes(30));
        Response part = expert.send("GET", "/worklist/rows", "", Map.of("HX-Request", "true"));
        assertThat(part.headers().one("HX-Redirect")).contains("/login");
        assertThat(expert.get(exchange()).headers().one("Location")).contains("/login?next=" + exchange());
        assertThat(expert.get("/worklist?show=late").headers().one("Location")).contains("/login?next=/worklist");
    }

    private static final Map<String, String> ANSWER = Map.of(
            "recommendation", "advice-only",
            "advice", "Surveillance à six mois.",
            "acts", "aucun",
            "incidents", "aucun");

    private Response take(Browser browser, String step, Map<String, String> fields) {
        return browser.submit(exchange(), exchange() + "/steps/" + step, with(fields, Map.of("_seen", seen())));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new java.util.HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private List<Event.Remark> readings() {
        return hospital.view(avis).entries().stream()
                .map(dated -> dated.event())
                .filter(Event.Remark.class::isInstance)
                .map(Event.Remark.class::cast)
                .filter(remark -> remark.kind() == Event.Remark.Kind.READ)
                .toList();
    }
}
