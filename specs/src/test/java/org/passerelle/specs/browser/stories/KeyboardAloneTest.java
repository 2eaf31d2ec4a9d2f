package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passerelle.canon.Id;
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

    @Test
    void aRequestIsFilledInAndSent(Scene scene) {
        try (Visit doctor = Visit.begin(scene, Device.SCREEN, Role.REQUESTER.where)) {
            Keys keys = login(doctor, Role.REQUESTER, "**/requests");
            String form = "/ask/" + scene.node().ownLines().get(0).base().id().hex();
            keys.follow("main a[href='/ask']", "**/ask")
                    .follow("a[href='" + form + "']", "**" + form)
                    .follow("a[href='" + form + "/avis']", "**" + form + "/avis");
            patient(keys);
            keys.to("[name='consent.given']").press("Space");
            keys.to("[name='medecinTraitant.who']").press("Space");
            keys.to("[name=urgency]").press("Space");
            keys.write("[name=question]", Cast.QUESTION)
                    .write("[name=history]", Cast.HISTORY)
                    .write("[name=treatment]", "aucun")
                    .choose("[name='documents.close-up']", "bras.jpg", Photographs.lesion())
                    .follow(SEND, "**/exchanges/*");
            Id asked = Id.parse(doctor.page.url().substring(doctor.page.url().lastIndexOf('/') + 1));
            scene.settle();
            assertThat(scene.node().row(asked)).isPresent();
        }
    }

    private static Keys login(Visit visit, Role role, String next) {
        visit.open("/login");
        return new Keys(visit.page)
                .write("#name", role.account)
                .write("#password", Role.PASSWORD)
                .press("Enter")
                .on(next);
    }

    /** The day and the month are the same, in whichever order the browser asks for them. */
    private static void patient(Keys keys) {
        keys.write("[name='patient.birthName']", "VAUTRIN")
                .write("[name='patient.birthGivenNames']", "Élise")
                .write("[name='patient.birthDate']", "03031968");
        keys.to("[name='patient.sex']").press("ArrowDown");
        keys.write("[name='patient.birthPlace']", "55029");
        keys.to("[name='patient.noInsReason']").press("ArrowDown");
        keys.write("[name='patient.phone']", "06 00 00 00 68")
                .write("[name='patient.address']", "4 impasse des Tilleuls, 55000 Bar-le-Duc");
    }
}
