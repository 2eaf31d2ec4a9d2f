package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.canon.Id;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Stories;
import org.passerelle.specs.browser.Visit;
import org.passerelle.specs.demo.Auditor;
import org.passerelle.specs.demo.world.Cast;

/** Who has to know what happened, and reads nothing of what letters say. */
@ExtendWith(OneScene.class)
class AuditorStoryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void findsAnExchangeSeesThatItsTraceHoldsAndTakesItAway(Device device, Scene scene) throws IOException {
        Id avis = Stories.taken(scene);
        scene.node().read(avis, Cast.EXPERT, "request");
        try (Visit auditor = Visit.of(scene, device, Role.AUDITOR)) {
            auditor.open("/audit");
            assertThat(auditor.heading("Le registre")).isVisible();
            assertThat(auditor.page.locator("main")).containsText("Racine");
            auditor.page.getByLabel("Référence de l'échange").fill("abc");
            auditor.button("Chercher").click();
            assertThat(auditor.page.getByRole(AriaRole.STATUS)).containsText("au moins les huit premiers caractères");
            auditor.page.getByLabel("Référence de l'échange").fill(avis.hex().substring(0, 8));
            auditor.button("Chercher").click();
            auditor.link(avis.hex().substring(0, 8)).click();

            assertThat(auditor.page.locator("main")).containsText("Vérifiée : rien ne manque");
            assertThat(auditor.page.locator("section[aria-labelledby=readings]"))
                    .containsText(Cast.EXPERT.rpps().value());
            assertThat(auditor.page.locator("main")).not().containsText("VAUTRIN");

            Download file = auditor.page.waitForDownload(
                    () -> auditor.button("Enregistrer le certificat de trace").click());
            Path saved = folder.resolve("trace.json");
            file.saveAs(saved);
            Auditor.Ran verified = Auditor.verify(scene.folder, saved.toString());
            assertThat(verified.err()).isEmpty();
            assertThat(verified.out()).startsWith("The trace holds").contains("exported");
            assertThat(Files.readString(saved, StandardCharsets.UTF_8)).doesNotContain("VAUTRIN", Cast.QUESTION);

            auditor.page.reload();
            assertThat(auditor.page.locator("main")).containsText("Trace exportée");
        }
    }
}
