package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.client.Exchange;
import org.passerelle.client.testing.Adversity;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Requests;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Stories;
import org.passerelle.specs.browser.Visit;
import org.passerelle.specs.demo.world.Cast;

/** Who keeps the gateway running, and sees nothing of a patient. */
@ExtendWith(OneScene.class)
class OperatorStoryTest {
    /** The mailbox is full (RFC 5321, 4.2.3). */
    private static final Adversity.Refused FULL = new Adversity.Refused(452);

    @AfterEach
    void mend(Scene scene) {
        scene.office.relent();
        scene.settle();
    }

    @ParameterizedTest
    @EnumSource
    void seesWhatWaitsSendsItAndGivesUp(Device device, Scene scene) {
        Exchange first = Requests.plaques(scene);
        Exchange second = Requests.plaques(scene);
        Stories.take(scene, first);
        Stories.take(scene, second);
        scene.office.refuse(Cast.PRACTICE, FULL);
        Stories.ask(scene, first, "Depuis quand ?");
        Stories.ask(scene, second, "Où ?");
        try (Visit operator = Visit.of(scene, device, Role.OPERATOR)) {
            operator.open("/operate");
            Locator waiting = operator.page.locator("section[aria-labelledby=outbox]");
            assertThat(waiting).containsText("mail.try-later");
            assertThat(operator.page.locator("main")).not().containsText("VAUTRIN");

            scene.office.relent();
            row(waiting, first).getByText("Envoyer maintenant").click();
            row(waiting, second).getByText("Abandonner").click();
            assertThat(row(waiting, second)).hasCount(0);
            scene.settle();
            assertThat(first.now().asked()).contains("Depuis quand ?");
            assertThat(second.now().asked()).isEmpty();
            operator.page.reload();
            assertThat(row(waiting, first)).hasCount(0);
        }
    }

    private static Locator row(Locator waiting, Exchange exchange) {
        return waiting.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(exchange.id().substring(0, 8)));
    }

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
