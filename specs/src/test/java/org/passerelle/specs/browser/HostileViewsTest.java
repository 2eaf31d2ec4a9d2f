package org.passerelle.specs.browser;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.party.Professional;
import org.passerelle.specs.demo.world.Cast;

/** What means harm is text for everybody else too: those who asked, coordinators, auditors, operators. */
@ExtendWith(OneScene.class)
class HostileViewsTest {
    private static final String LINE = "/lines/" + Cast.LINE.value();

    @Test
    void anAnswerOfAHospitalThatMeansHarmIsTextForWhoeverAskedAndForAuditors(Scene scene, Visits visits) {
        Id avis = Stories.taken(scene);
        act(scene, avis, "ask", Json.object().put("asked", Payloads.text()));
        on(visits, Role.REQUESTER, "/exchanges/" + avis, HostileViewsTest::saysAll);
        on(visits, Role.REQUESTER, "/exchanges/" + avis + "/steps/supply");
        act(scene, avis, "answer", answer());
        on(visits, Role.REQUESTER, "/requests?show=answered");
        on(visits, Role.SECRETARY, "/requests?show=answered");
        on(visits, Role.REQUESTER, "/exchanges/" + avis, (page, all) -> {
            saysAll(page, all);
            for (String payload : Payloads.SHORT) {
                all.assertThat(page.locator("main").innerText()).contains(payload + " (titre)", payload + " (acte)");
            }
        });
        on(visits, Role.REQUESTER, "/exchanges/" + avis + "/steps/close");
        on(visits, Role.AUDITOR, "/audit?reference=" + avis.hex().substring(0, 8));
        on(
                visits,
                Role.AUDITOR,
                "/audit/" + avis,
                (page, all) -> all.assertThat(page.locator("main").innerText()).contains(Payloads.SHORT.get(1)));
    }

    private static Json.Builder answer() {
        String acts = String.join(
                "\n", Payloads.SHORT.stream().map(each -> each + " (acte)").toList());
        return Json.object()
                .put("recommendation", "other")
                .put("otherRecommendation", Payloads.SHORT.get(0))
                .put("advice", Payloads.text())
                .put("acts", acts)
                .put("incidents", Payloads.SHORT.get(2));
    }

    /** Somebody of the hospital takes a step under a name that means harm, with a file for every payload. */
    private static void act(Scene scene, Id avis, String step, Json.Builder content) {
        var named = new Professional(
                Cast.EXPERT.rpps(), Payloads.SHORT.get(1), Payloads.SHORT.get(2), null, "03 29 00 00 25");
        List<Attachment> papers = step.equals("answer")
                ? Payloads.SHORT.stream().map(HostileViewsTest::paper).toList()
                : List.of();
        scene.node().take(avis, new Order(step, named, content.build(), papers, null, null));
        scene.settle();
    }

    private static Attachment paper(String payload) {
        return new Attachment("report", payload + " (titre)", () -> new ByteArrayInputStream(Payloads.pdf("")), null);
    }

    @Test
    void aNewcomerWhoMeansHarmIsTextForCoordinators(Scene scene, Visits visits) {
        scene.introduce(Town.HOSTILE_NEWCOMER, HostileLettersTest::asked);
        String name = Town.HOSTILE_NEWCOMER.displayName();
        String structure = Town.HOSTILE_NEWCOMER.subject().structure().value();
        on(
                visits,
                Role.COORDINATOR,
                LINE + "/newcomers",
                (page, all) -> all.assertThat(page.locator("main").innerText()).contains(name));
        on(
                visits,
                Role.COORDINATOR,
                LINE + "/watch",
                (page, all) -> all.assertThat(page.locator("main").innerText()).contains("GRAS", structure));
        String letter = page(visits, Role.COORDINATOR, LINE + "/watch")
                .locator("li")
                .filter(new Locator.FilterOptions().setHasText(structure))
                .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                .first()
                .getAttribute("href");
        on(visits, Role.COORDINATOR, letter);
        on(visits, Role.OPERATOR, "/operate");
    }

    private static void saysAll(Page page, SoftAssertions all) {
        String text = page.locator("main").innerText();
        Payloads.text().lines().forEach(line -> all.assertThat(text).contains(line));
    }

    private static void on(Visits visits, Role role, String path) {
        on(visits, role, path, (page, all) -> {});
    }

    private static void on(
            Visits visits, Role role, String path, java.util.function.BiConsumer<Page, SoftAssertions> says) {
        Page page = page(visits, role, path);
        assertSoftly(all -> {
            says.accept(page, all);
            all.assertThat(Strange.on(page)).as(path).isEmpty();
            all.assertThat(visits.incidents()).as(path).isEmpty();
        });
    }

    private static Page page(Visits visits, Role role, String path) {
        return visits.at(new Shown(path, role, path, 200), Device.SCREEN, "fr-FR").page;
    }
}
