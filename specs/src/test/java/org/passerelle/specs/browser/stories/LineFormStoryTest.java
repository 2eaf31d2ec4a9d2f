package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.canon.Id;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Visit;
import org.passerelle.specs.demo.world.Cast;

/** A coordinator writes a form of the line's own, a doctor in town finds and sends it, and an expert reads what it asked. */
@ExtendWith(OneScene.class)
class LineFormStoryTest {
    private static final String FORMS = "/lines/" + Cast.LINE.value() + "/forms";

    @ParameterizedTest
    @EnumSource
    void writesAFormThatIsThenAskedAndRead(Device device, Scene scene) {
        String name = "gale-" + device.name().toLowerCase(Locale.ROOT);
        String title = "Éruption qui gratte (" + name + ")";
        try (Visit coordinator = Visit.of(scene, device, Role.COORDINATOR)) {
            write(coordinator, name, title);
            publish(coordinator, title, true);
            // a card is sent to those who have an older one an hour after the last one at the latest
            scene.pass(Duration.ofHours(2));
            Id asked = ask(scene, device);
            try (Visit expert = Visit.of(scene, device, Role.EXPERT)) {
                expert.open("/exchanges/" + asked);
                assertThat(expert.page.locator("main")).containsText("Depuis combien de nuits ?");
                assertThat(expert.page.locator("main")).containsText("Trois semaines, toute la famille.");
            }
        } finally {
            try (Visit coordinator = Visit.of(scene, device, Role.COORDINATOR)) {
                publish(coordinator, title, false);
                scene.pass(Duration.ofHours(2));
            }
        }
    }

    private static void write(Visit coordinator, String name, String title) {
        coordinator.open(FORMS);
        coordinator.page.locator("a[href$='/forms/avis~1/avis~1']").click();
        coordinator
                .link("En faire un formulaire de la ligne, ou sa version suivante")
                .click();
        coordinator.page.locator("[name=title]").fill(title);
        coordinator.page.locator("[name=titleEn]").fill("Itching rash (" + name + ")");
        coordinator.page.locator("[name=name]").fill(name);
        coordinator.button("Ajouter un champ").click();
        coordinator.page.locator("[name=field]").fill("nights");
        coordinator.page.locator("[name=fr]").fill("Depuis combien de nuits ?");
        coordinator.page.locator("[name=en]").fill("For how many nights?");
        coordinator.page.locator("[name=must]").check();
        coordinator.page.locator("fieldset button[value=see]").click();
        Locator preview = coordinator.page.locator("section.summary");
        assertThat(preview).containsText("Depuis combien de nuits ?");
        coordinator.page.locator("button[value=save]").click();
        coordinator.page.waitForURL("**/forms");
        assertThat(coordinator.page.locator("main")).containsText(title);
    }

    private static void publish(Visit coordinator, String title, boolean offered) {
        coordinator.open(FORMS);
        coordinator.page.getByLabel(title).setChecked(offered);
        coordinator.button("Voir la fiche avant de publier").click();
        coordinator.button("Publier cette fiche").click();
        coordinator.page.waitForURL("**/forms");
    }

    private static Id ask(Scene scene, Device device) {
        try (Visit doctor = Visit.of(scene, device, Role.REQUESTER)) {
            doctor.open("/ask");
            doctor.link("Avis de dermatologie").click();
            doctor.link("Demander un avis").click();
            RequesterStoryTest.write(doctor.page);
            Photographs.drop(doctor.page.locator("[data-slot=close-up]"), "bras.jpg", Photographs.lesion());
            doctor.page.locator("[name=nights]").fill("Trois semaines, toute la famille.");
            doctor.button("Envoyer la demande").click();
            doctor.page.waitForURL("**/exchanges/*");
            Id asked = Id.parse(doctor.page.url().substring(doctor.page.url().lastIndexOf('/') + 1));
            scene.settle();
            assertThat(scene.node().row(asked)).isPresent();
            return asked;
        }
    }
}
