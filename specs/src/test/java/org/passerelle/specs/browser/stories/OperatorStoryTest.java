package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Visit;
import org.passerelle.specs.demo.world.Cast;

/** Who keeps the gateway running, and sees nothing of a patient. */
@ExtendWith(OneScene.class)
class OperatorStoryTest {
    @ParameterizedTest
    @EnumSource
    void seesThatAllIsWellAndHasEverythingExamined(Device device, Scene scene) {
        try (Visit operator = Visit.of(scene, device, Role.OPERATOR)) {
            operator.open("/operate");
            assertThat(operator.page.locator("section[aria-labelledby=mailboxes]"))
                    .containsText(Cast.LINE.value() + " : tout va bien");
            Locator findings = operator.page.locator("section[aria-labelledby=findings]");
            assertThat(findings.getByRole(AriaRole.ROW).filter(certificate()).first())
                    .containsText("valid for");
            operator.button("Tout examiner").click();
            assertThat(operator.heading("Examen complet")).isVisible();
            assertThat(findings).containsText("mailboxes[0]");
        }
    }

    private static Locator.FilterOptions certificate() {
        return new Locator.FilterOptions().setHasText("keys.signing");
    }
}
