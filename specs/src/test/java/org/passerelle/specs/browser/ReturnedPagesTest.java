package org.passerelle.specs.browser;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.specs.demo.world.Cast;

/** Pages that have no address of their own: a form that was refused, overtaken or looked at before it is sent. */
@ExtendWith(OneScene.class)
class ReturnedPagesTest {
    private static final String OFFER = "/lines/" + Cast.LINE.value() + "/offer";
    private static final String PREVIEW = "button[value=preview]";

    @Test
    void aWrongLogin(Scene scene) {
        usable(scene, null, "/login", "[role=alert]", page -> {
            page.locator("#name").fill("personne");
            page.locator("#password").fill("une autre phrase");
            page.locator("form[action='/login'] button[type=submit]").click();
        });
    }

    @Test
    void aRequestThatLacksMuch(Scene scene) {
        usable(scene, Role.REQUESTER, path(scene, "ask-form"), ".problem li a", ReturnedPagesTest::send);
    }

    @Test
    void aRequestThatMustBeACall(Scene scene) {
        usable(scene, Role.REQUESTER, path(scene, "ask-form"), ".problem.stop", page -> {
            page.locator("[name=dangerToLife]").check();
            send(page);
        });
    }

    @Test
    void anAnswerThatLacksMuch(Scene scene) {
        usable(scene, Role.EXPERT, path(scene, "step-answer"), ".problem li a", ReturnedPagesTest::send);
    }

    @Test
    void anAnswerThatSomebodyOvertook(Scene scene) {
        Id exchange = Stories.taken(scene);
        usable(scene, Role.EXPERT, "/exchanges/" + exchange + "/steps/answer", ".problem", page -> {
            Stories.step(scene, exchange, "ask", Json.object().put("asked", "Depuis quand ?"));
            page.locator("[name=recommendation]").first().check();
            page.locator("[name=advice]").fill("Exérèse complète.");
            send(page);
        });
    }

    @Test
    void aCardBeforeItIsPublished(Scene scene) {
        usable(scene, Role.COORDINATOR, OFFER, "section.summary", page -> {
            page.locator("[name=exclusions]").fill("Rien d'autre.");
            page.locator(PREVIEW).last().click();
        });
    }

    @Test
    void aCardThatSomebodyElseChanged(Scene scene) {
        usable(scene, Role.COORDINATOR, OFFER, "[id='field-_take.exclusions']", page -> {
            Page other = page.context().newPage();
            other.navigate(page.url());
            Locator said = other.locator("[name=exclusions]");
            said.fill(said.inputValue() + " Ni renouvellement d'ordonnance.");
            other.locator(PREVIEW).last().click();
            other.locator("button[value=publish]").click();
            other.waitForURL(url -> !url.endsWith("/offer"));
            page.locator("[name=exclusions]").fill("Rien d'autre.");
            page.locator(PREVIEW).last().click();
        });
    }

    private static void send(Page page) {
        page.locator("form[data-form] button[type=submit]:not(.quiet)").last().click();
    }

    private static String path(Scene scene, String name) {
        return scene.pages().stream()
                .filter(shown -> shown.name().equals(name))
                .findFirst()
                .orElseThrow()
                .path();
    }

    /** @param comes what the page that comes back has and the one before did not */
    private static void usable(Scene scene, @Nullable Role role, String path, String comes, Consumer<Page> send) {
        try (Visit visit = role == null
                ? Visit.begin(scene, Device.SCREEN, Role.Where.HOSPITAL)
                : Visit.of(scene, Device.SCREEN, role)) {
            visit.open(path);
            send.accept(visit.page);
            visit.page.locator(comes).first().waitFor();
            assertSoftly(all -> Usable.byEverybody(visit.page, all));
        }
    }
}
