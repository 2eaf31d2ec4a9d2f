package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.canon.Id;
import org.passerelle.party.Rpps;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Stories;
import org.passerelle.specs.browser.Town;
import org.passerelle.specs.browser.Visit;
import org.passerelle.specs.demo.world.Cast;

/** Who looks after a line: its card, its people, what goes wrong, its figures and its correspondents. */
@ExtendWith(OneScene.class)
class CoordinatorStoryTest {
    private static final String LINE = "/lines/" + Cast.LINE.value();

    @ParameterizedTest
    @EnumSource
    void changesTheHoursAndSeesTheCardBeforeItIsPublished(Device device, Scene scene) {
        String morning = device == Device.SCREEN ? "9h-12h30" : "9h-12h45";
        try (Visit coordinator = Visit.of(scene, device, Role.COORDINATOR)) {
            coordinator.open("/lines");
            coordinator.link("Avis de dermatologie").click();
            coordinator.link("Changer la fiche").click();
            int version = scene.node().books().card(Cast.LINE).base().version();
            coordinator.page.locator("[name=hours-monday]").fill(morning);
            coordinator.button("Voir la fiche avant de publier").click();
            Locator preview = coordinator.page.locator("section.summary");
            assertThat(preview)
                    .containsText("lundi : " + morning.replace("9h", "09:00").replace("h", ":"));
            assertThat(preview).containsText("(changé)");
            assertThat(scene.node().books().card(Cast.LINE).base().version()).isEqualTo(version);

            coordinator.button("Publier cette fiche").click();
            assertThat(coordinator.heading("Ce que voient les demandeurs")).isVisible();
            assertThat(scene.node().books().card(Cast.LINE).base().version()).isEqualTo(version + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void addsSomebodyWhoIsAwayAndLeaves(Device device, Scene scene) {
        var rpps = new Rpps(device == Device.SCREEN ? "10000000132" : "10000000140");
        try (Visit coordinator = Visit.of(scene, device, Role.COORDINATOR)) {
            coordinator.open(LINE);
            coordinator.link("Ajouter quelqu'un").click();
            coordinator.page.getByLabel("RPPS ou numéro de l'établissement").fill(rpps.value());
            coordinator.page.getByLabel("Nom de famille").fill("AUBRY");
            coordinator.page.getByLabel("Prénom").fill("Camille");
            coordinator.page.getByLabel("interne", exactly()).check();
            coordinator.button("Enregistrer").click();

            coordinator.link("Camille AUBRY").click();
            coordinator.page.locator("[name=awayFrom]").fill("2027-02-20");
            coordinator.page.locator("[name=awayUntil]").fill("2027-02-28");
            coordinator.button("Enregistrer l'absence").click();
            coordinator.open(LINE);
            Locator row = coordinator.page.getByRole(AriaRole.ROW).filter(containing("Camille AUBRY"));
            assertThat(row).containsText("interne");
            assertThat(row).containsText("du 20/02/2027 au 28/02/2027");

            coordinator.link("Camille AUBRY").click();
            coordinator.button("Retirer Camille AUBRY de la ligne").click();
            assertThat(coordinator.heading("Ce que voient les demandeurs")).isVisible();
            assertThat(coordinator.page.locator("main")).not().containsText("AUBRY");
        }
    }

    @ParameterizedTest
    @EnumSource
    void seesWhatIsLateReadsWhatIsPutApartAndConfirmsWhoSentIt(Device device, Scene scene) {
        Id late = Id.parse(Stories.forgotten(scene).id());
        Id theirs = scene.introduce(Town.calling(device));
        String name = Town.calling(device).displayName();
        try (Visit coordinator = Visit.of(scene, device, Role.COORDINATOR)) {
            coordinator.open("/lines");
            coordinator.link("À surveiller").click();
            Locator lateOnes = coordinator.page.locator("section").filter(containing("En retard ("));
            assertThat(lateOnes.getByRole(AriaRole.LINK)
                            .filter(containing(late.hex().substring(0, 8))))
                    .isVisible();

            Locator apart = coordinator
                    .page
                    .locator("li")
                    .filter(containing(Town.calling(device).subject().organisation()));
            assertThat(apart).containsText("pas de fiche confirmée");
            apart.getByRole(AriaRole.LINK).click();
            assertThat(coordinator.page.locator("main")).containsText(Cast.SECOND_QUESTION);

            coordinator.open(LINE + "/newcomers");
            Locator newcomer = coordinator.page.locator("li").filter(containing(name));
            assertThat(newcomer).containsText("Empreinte de la fiche");
            newcomer.getByLabel("En quelle qualité vous confirmez").fill("médecin coordonnateur");
            newcomer.getByText("Confirmer " + name).click();
            coordinator.page.waitForURL("**/newcomers");
            assertThat(coordinator.heading(name)).hasCount(0);
            assertThat(scene.node().row(theirs)).isEmpty();
            scene.settle();
            assertThat(scene.node().row(theirs)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void seesTheFiguresAndTakesThemAway(Device device, Scene scene) throws IOException {
        Stories.answer(scene, Stories.taken(scene), "Surveillance.");
        try (Visit coordinator = Visit.of(scene, device, Role.COORDINATOR)) {
            coordinator.open("/lines");
            coordinator.link("Indicateurs").click();
            assertThat(coordinator.page.getByRole(AriaRole.IMG).first()).isVisible();
            assertThat(coordinator.page.locator("main")).containsText("Part dans le délai promis");
            Download file = coordinator.page.waitForDownload(
                    () -> coordinator.link("CSV, pour un tableur").click());
            assertThat(file.suggestedFilename()).endsWith(".csv");
            assertThat(Files.readString(file.path(), StandardCharsets.UTF_8)).contains("Demandes;");
        }
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static com.microsoft.playwright.Page.GetByLabelOptions exactly() {
        return new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true);
    }
}
