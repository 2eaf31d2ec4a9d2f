package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;

/** The list of what is to be done, its choices and what can be done from it. */
class WorklistTest extends ConsoleScene {
    private static final List<String> SHOWN = List.of("open", "new", "mine", "waiting", "late", "answered", "ended");

    @Test
    void aRequestGoesFromChoiceToChoiceAsItIsWorkedOn() {
        Browser expert = Browser.of("paul.exemple");
        assertThat(shownIn(expert)).containsExactly("open", "new");
        expert.page(exchange());
        assertThat(shownIn(expert)).containsExactly("open");
        step(expert, "take", Map.of());
        assertThat(shownIn(expert)).containsExactly("open", "mine");
        step(expert, "ask", Map.of("asked", "Depuis quand ?"));
        assertThat(shownIn(expert)).containsExactly("open", "mine", "waiting");
        assertThat(row(expert, "waiting")).contains("◫", "Délai suspendu : complément attendu", "Complément attendu");
        step(
                expert,
                "answer",
                Map.of("recommendation", "advice-only", "advice", "Rien.", "acts", "aucun", "incidents", "aucun"));
        assertThat(shownIn(expert)).containsExactly("answered");
        assertThat(row(expert, "answered")).contains("✓", "Répondu").doesNotContain("en retard");
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void whoElseTookItIsToldByName() {
        step(Browser.of("paul.exemple"), "take", Map.of());
        Browser coordinator = Browser.of("claude.modele");
        assertThat(row(coordinator, "open")).contains("Paul EXEMPLE").doesNotContain("data-take");
        assertThat(shownIn(coordinator)).containsExactly("open");
    }

    @Test
    void aRowSaysHowSoonAndHowLongInWordsAndByAShape() {
        Browser expert = Browser.of("paul.exemple");
        assertThat(row(expert, "open"))
                .contains("●", "reste", "Ordinaire", "Nouvelle", "Avis de dermatologie", "Organisation de test");
        pass(Duration.ofHours(46));
        assertThat(row(Browser.of("paul.exemple"), "open")).contains("◆", "reste");
        pass(Duration.ofHours(3));
        assertThat(row(Browser.of("paul.exemple"), "open")).contains("▲", "en retard de");
        pass(Duration.ofHours(-49));
    }

    @Test
    void itIsTakenFromTheListWithoutReadingIt() {
        Browser expert = Browser.of("paul.exemple");
        String row = row(expert, "new");
        Matcher seen =
                Pattern.compile("name=\"_seen\" value=\"([0-9a-f]{32})\"").matcher(row);
        assertThat(seen.find()).isTrue();
        assertThat(row).contains("Prendre en charge").doesNotContain("/steps/answer");
        Response taken = expert.submit("/worklist", exchange() + "/steps/take", Map.of("_seen", seen.group(1)));
        assertThat(taken.headers().one("Location")).contains(exchange());
        assertThat(state()).isEqualTo("taken");
        assertThat(row(expert, "mine"))
                .contains("data-answer=\"" + exchange() + "/steps/answer\"")
                .doesNotContain("data-take");
    }

    @Test
    void eachChoiceSaysHowManyStandBehindIt() {
        Browser expert = Browser.of("paul.exemple");
        long before = count(expert, "show-new");
        expert.page(exchange());
        assertThat(count(expert, "show-new")).isEqualTo(before - 1);
        assertThat(expert.page("/worklist?show=new")).contains("data-fresh=\"" + (before - 1) + "\"");
        assertThat(expert.page("/worklist")).containsPattern("id=\"show-ended\"[^>]*>Terminées</a>");
    }

    @Test
    void onlyTheChosenUrgencyIsShown() {
        Browser expert = Browser.of("paul.exemple");
        assertThat(expert.page("/worklist?urgency=ordinary")).contains(exchange(), "id=\"urgency-ordinary\"");
        assertThat(expert.page("/worklist?urgency=prompt")).doesNotContain(exchange());
        assertThat(expert.page("/worklist?urgency=%22%3E%3Cb%3E"))
                .contains(exchange())
                .doesNotContain("<b>");
        assertThat(expert.get("/worklist?other=1").status()).isEqualTo(400);
    }

    @Test
    void whatAPageAsksByItselfKeepsNobodyLoggedIn() {
        Browser idle = Browser.of("paul.exemple");
        String page = idle.page("/worklist");
        int at = page.indexOf("data-forms=\"") + "data-forms=\"".length();
        Map<String, String> token = Map.of("_forms", page.substring(at, page.indexOf('"', at)));
        for (int minutes = 0; minutes < 25; minutes += 5) {
            pass(Duration.ofMinutes(5));
            assertThat(idle.post("/news", token).status()).isEqualTo(200);
            assertThat(idle.page("/worklist/rows")).contains(exchange());
        }
        pass(Duration.ofMinutes(5));
        Response part = idle.send("GET", "/worklist/rows", "", Map.of("HX-Request", "true"));
        assertThat(part.headers().one("HX-Redirect")).contains("/login");
    }

    private List<String> shownIn(Browser browser) {
        return SHOWN.stream()
                .filter(show -> browser.page("/worklist/rows?show=" + show).contains(avis.hex()))
                .toList();
    }

    private String row(Browser browser, String show) {
        String page = browser.page("/worklist?show=" + show);
        int at = page.indexOf("row-" + avis);
        assertThat(at).isPositive();
        return page.substring(page.lastIndexOf("<tr", at), page.indexOf("</tr>", at));
    }

    private static long count(Browser browser, String id) {
        Matcher count = Pattern.compile("id=\"" + id + "\"[^>]*>[^<]*<span class=\"count\">\\((\\d+)\\)")
                .matcher(browser.page("/worklist"));
        assertThat(count.find()).isTrue();
        return Long.parseLong(count.group(1));
    }

    private void step(Browser browser, String step, Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("_seen", seen());
        assertThat(browser.submit("/worklist", exchange() + "/steps/" + step, all)
                        .status())
                .isEqualTo(303);
    }

    private long readings() {
        return hospital.view(avis)
                .remarks(org.passerelle.exchange.Event.Remark.Kind.READ)
                .size();
    }
}
