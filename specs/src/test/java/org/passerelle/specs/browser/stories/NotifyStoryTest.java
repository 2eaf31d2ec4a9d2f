package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passerelle.canon.Id;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Requests;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Visit;

/** An expert whose browser tells of an arrival while one of their pages is open. */
@ExtendWith(OneScene.class)
class NotifyStoryTest {
    /** Notes what is shown, and shows it. */
    private static final String NOTED = """
            (() => {
              if (location.protocol !== 'https:') return; // the blank page keeps nothing
              const noted = JSON.parse(sessionStorage.getItem('noted') ?? '[]');
              const real = window.Notification;
              window.Notification = class extends real {
                constructor(title, options) {
                  super(title, options);
                  noted.push(options.body + ' [' + options.tag + ']');
                  sessionStorage.setItem('noted', JSON.stringify(noted));
                }
              };
            })()""";

    private static final String SWITCH = "Avertir sur cet écran";

    @Test
    void anArrivalIsToldOnceWhateverThePagesThatAreOpen(Scene scene) {
        try (Visit expert = Visit.of(scene, Device.SCREEN, Role.EXPERT)) {
            expert.page.context().grantPermissions(List.of("notifications"));
            expert.page.context().addInitScript(NOTED);
            expert.open("/account");
            assertThat(expert.button(SWITCH)).hasAttribute("aria-pressed", "false");
            expert.page.waitForResponse("**/news", () -> expert.button(SWITCH).click());
            assertThat(expert.button(SWITCH)).hasAttribute("aria-pressed", "true");
            assertThat(expert.page.getByRole(AriaRole.STATUS).filter(saying("Ce navigateur avertit.")))
                    .hasCount(1);

            Page second = expert.page.context().newPage();
            second.navigate(expert.page.url().replace("/account", "/worklist"));
            scene.pass(Duration.ofMinutes(1));
            String reference = Id.parse(Requests.plaques(scene).id()).reference();
            scene.settle();
            expert.page.waitForCondition(() -> !noted(expert.page).isEmpty());
            assertThat(noted(expert.page))
                    .singleElement()
                    .asString()
                    .contains(reference)
                    .contains("une demande attend");
            assertThat(noted(second)).isEmpty();

            second.close();
            expert.page.waitForResponse("**/news", () -> expert.page.reload());
            assertThat(noted(expert.page)).as("after a reload").hasSize(1);

            expert.button(SWITCH).click();
            assertThat(expert.button(SWITCH)).hasAttribute("aria-pressed", "false");
        }
    }

    @Test
    void aRefusedPermissionIsSaidInWords(Scene scene) {
        try (Visit expert = Visit.of(scene, Device.SCREEN, Role.EXPERT)) {
            expert.page.context().addInitScript("""
                    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
                    Notification.requestPermission = async () => 'denied';""");
            expert.open("/account");
            expert.button(SWITCH).click();
            assertThat(expert.page.locator("[data-notify-state]"))
                    .containsText("Votre navigateur refuse les notifications");
            assertThat(expert.button(SWITCH)).hasAttribute("aria-pressed", "false");
        }
    }

    private static com.microsoft.playwright.Locator.FilterOptions saying(String words) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(words);
    }

    @SuppressWarnings("unchecked")
    private static List<String> noted(Page page) {
        return (List<String>) page.evaluate("JSON.parse(sessionStorage.getItem('noted') ?? '[]')");
    }
}
