package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passerelle.client.Exchange;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Requests;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Stories;
import org.passerelle.specs.browser.Visit;
import org.passerelle.specs.demo.world.Cast;

/** From the login to what is sent by Tab, Space, Enter, arrows and letters. */
@ExtendWith(OneScene.class)
class KeyboardAloneTest {
    private static final String SEND = "form[data-form] button[type=submit]:not([formnovalidate])";

    @Test
    void anAnswerIsFilledInAndSent(Scene scene) {
        Exchange avis = Requests.plaques(scene);
        Stories.take(scene, avis);
        try (Visit expert = Visit.begin(scene, Device.SCREEN, Role.EXPERT.where)) {
            Keys keys = login(expert, Role.EXPERT, "**/worklist");
            keys.follow("a[href='/exchanges/" + avis.id() + "']", "**/exchanges/" + avis.id())
                    .follow("a[href$='/steps/answer']", "**/steps/answer")
                    .to("[name=recommendation]")
                    .press("Space")
                    .write("[name=advice]", "Dermocorticoïde le soir.")
                    .write("[name=acts]", "aucun")
                    .write("[name=incidents]", "aucun")
                    .follow(SEND, "**/exchanges/" + avis.id());
            assertThat(expert.page.locator("main")).containsText("Dermocorticoïde le soir.");
            scene.settle();
        }
        assertThat(avis.now().answer(Cast.GP).orElseThrow().advice()).isEqualTo("Dermocorticoïde le soir.");
    }

    private static Keys login(Visit visit, Role role, String next) {
        visit.open("/login");
        return new Keys(visit.page)
                .write("#name", role.account)
                .write("#password", Role.PASSWORD)
                .press("Enter")
                .on(next);
    }
}
