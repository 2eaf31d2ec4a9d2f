package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Stories;
import org.passerelle.specs.browser.Visit;
import org.passerelle.specs.demo.world.Cast;

/** A doctor in town asks, from the search of a line to the end of the request, with real letters behind it. */
@ExtendWith(OneScene.class)
class RequesterStoryTest {

    @ParameterizedTest
    @EnumSource
    void findsALineAsksSuppliesReadsAndCloses(Device device, Scene scene) {
        try (Visit doctor = Visit.of(scene, device, Role.REQUESTER)) {
            assertThat(doctor.heading("Mes demandes")).isVisible();
            doctor.link("Nouvelle demande").click();
            doctor.page.getByLabel("Équipe ou établissement").fill("dermato");
            doctor.button("Chercher").click();
            doctor.link("Avis de dermatologie").click();
            assertThat(doctor.page.locator("main")).containsText("Délais promis");
            assertThat(doctor.page.locator("main")).containsText("son consentement");
            doctor.link("Demander un avis").click();

            comesBackWithAllThatIsMissing(doctor.page);
            isToldToCallWhereLifeIsInDanger(doctor.page);
            write(doctor.page);
            isAskedBeforeItIsLost(doctor);
            photographs(doctor);
            doctor.button("Envoyer la demande").click();
            doctor.page.waitForURL("**/exchanges/*");
            assertThat(doctor.page.locator(".patient")).containsText("4 impasse des Tilleuls, 55000 Bar-le-Duc");
            assertThat(doctor.page.locator(".assurance.here")).containsText("Aucune lettre de l'autre côté");
            Id asked = Id.parse(doctor.page.url().substring(doctor.page.url().lastIndexOf('/') + 1));
            scene.settle();

            supplied(scene, doctor, asked);
            answered(scene, doctor, asked);
            assertThat(scene.node().row(asked).orElseThrow().state()).isEqualTo("closed");
        }
    }

    private static void comesBackWithAllThatIsMissing(Page form) {
        form.locator("[name='patient.birthName']").fill("VAUTRIN");
        form.getByText("Envoyer la demande").click();
        Locator problem = form.getByRole(AriaRole.ALERT);
        for (String missing : new String[] {"Patient : Téléphone", "Patient : Sexe", "La question (une seule)"}) {
            assertThat(problem).containsText(missing);
        }
        assertThat(form.locator("[name='patient.phone']")).hasAttribute("aria-invalid", "true");
        problem.getByText("Patient : Téléphone").click();
        assertThat(form.locator("[name='patient.phone']")).isFocused();
    }

    private static void isToldToCallWhereLifeIsInDanger(Page form) {
        Locator told = form.locator(".stop");
        assertThat(told.first()).not().isVisible();
        form.locator("[name=dangerToLife]").check();
        assertThat(told.filter(new Locator.FilterOptions().setHasText("Appelez le 15 ou le 112")))
                .isVisible();
        form.locator("[name=dangerToLife]").uncheck();
        assertThat(told.first()).not().isVisible();
    }

    private static void isAskedBeforeItIsLost(Visit doctor) {
        String here = doctor.page.url();
        doctor.page.evaluate("() => { location.href = '/requests'; }");
        assertThat(doctor.page.locator("[name=question]")).hasValue(Cast.QUESTION);
        assertThat(doctor.page).hasURL(here);
        assertThat(doctor.stays()).isOne();
    }

    static void write(Page form) {
        form.locator("[name='patient.birthName']").fill("VAUTRIN");
        form.locator("[name='patient.birthGivenNames']").fill("Élise Marguerite");
        form.locator("[name='patient.birthDate']").fill("1968-03-12");
        form.locator("[name='patient.sex']").selectOption("female");
        form.locator("[name='patient.birthPlace']").fill("55029");
        form.locator("[name='patient.noInsReason']").selectOption("not-qualified");
        form.locator("[name='patient.phone']").fill("06 00 00 00 68");
        form.locator("[name='patient.address']").fill("4 impasse des Tilleuls, 55000 Bar-le-Duc");
        form.getByLabel("Le patient consent").check();
        form.getByLabel("Le demandeur lui-même").check();
        form.getByLabel("Ordinaire").check();
        form.locator("[name=question]").fill(Cast.QUESTION);
        form.locator("[name=history]").fill(Cast.HISTORY);
        form.locator("[name=treatment]").fill("aucun");
    }

    /** One that shows nothing, which the page says at once, and a better one in its place. */
    private static void photographs(Visit doctor) {
        Locator slot = doctor.page.locator("[data-slot=close-up]");
        Photographs.drop(slot, "capuchon.jpg", Photographs.black());
        assertThat(slot).containsText("Le centre de cette image est très sombre.");
        doctor.button("Retirer capuchon.jpg").click();
        assertThat(slot.locator(".advice")).hasCount(0);
        Photographs.drop(slot, "bras.jpg", Photographs.lesion());
        assertThat(slot).containsText("bras.jpg");
        assertThat(slot).not().containsText("très sombre");
    }

    private static void supplied(Scene scene, Visit doctor, Id asked) {
        scene.node().read(asked, Cast.EXPERT, "request");
        Stories.step(scene, asked, "take", Json.object());
        Stories.step(scene, asked, "ask", Json.object().put("asked", "Depuis quand ?"));
        doctor.open("/requests");
        Locator request = doctor.page
                .locator("li")
                .filter(new Locator.FilterOptions().setHas(doctor.page.locator("a[href='/exchanges/" + asked + "']")));
        for (String milestone : new String[] {"Envoyée", "Reçue", "Ouverte", "Complément demandé"}) {
            assertThat(request).containsText(milestone);
        }
        assertThat(request).containsText("l'équipe attend votre complément");
        request.getByRole(AriaRole.LINK).click();
        assertThat(doctor.page.locator("main")).containsText("Depuis quand ?");
        doctor.link("Fournir le complément").click();
        doctor.page.locator("[name=supplied]").fill("Depuis six mois.");
        doctor.send();
        doctor.page.waitForURL("**/exchanges/" + asked);
        scene.settle();
        assertThat(scene.node().view(asked).state().stepsDone().get(3).content().text("supplied"))
                .isEqualTo("Depuis six mois.");
    }

    private static void answered(Scene scene, Visit doctor, Id asked) {
        doctor.open("/requests");
        Locator tab = doctor.link("Réponses à lire");
        int unread = Integer.parseInt(tab.innerText().replaceAll("\\D", ""));
        Stories.answer(scene, asked, "Exérèse complète.");
        assertThat(tab).containsText("(" + (unread + 1) + ")");
        tab.click();
        assertThat(doctor.page.locator("main")).containsText("réponse à lire");
        doctor.open("/exchanges/" + asked);
        assertThat(doctor.page.locator("section.answer")).containsText("Exérèse complète.");
        doctor.link("Clore").click();
        doctor.page.getByLabel("Avis suivi").check();
        doctor.page.getByLabel("Très utile").check();
        doctor.send();
        doctor.page.waitForURL("**/exchanges/" + asked);
        scene.settle();
        doctor.open("/requests?show=ended");
        assertThat(doctor.page.locator("a[href='/exchanges/" + asked + "']")).isVisible();
    }
}
