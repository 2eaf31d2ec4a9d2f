package org.passerelle.specs.browser.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.client.Answer;
import org.passerelle.client.Exchange;
import org.passerelle.flow.line.ReadyText;
import org.passerelle.flow.line.TextChange;
import org.passerelle.specs.browser.Device;
import org.passerelle.specs.browser.OneScene;
import org.passerelle.specs.browser.Requests;
import org.passerelle.specs.browser.Role;
import org.passerelle.specs.browser.Scene;
import org.passerelle.specs.browser.Visit;
import org.passerelle.specs.demo.world.Cast;

/** An expert's day, with real letters behind it. */
@ExtendWith(OneScene.class)
class ExpertStoryTest {

    @ParameterizedTest
    @EnumSource
    void asksReadsWhatComesBackAndAnswers(Device device, Scene scene) {
        Exchange avis = Requests.lesion(scene);
        try (Visit expert = Visit.begin(scene, device, Role.EXPERT.where)) {
            expert.open("/");
            assertThat(expert.heading("Connexion")).isVisible();
            expert.login(Role.EXPERT);

            expert.page
                    .locator("a[href='/exchanges/" + avis.id() + "']")
                    .first()
                    .click();
            assertThat(expert.page.locator("main")).containsText(Cast.QUESTION);
            assertThat(expert.page.locator("main")).containsText("VAUTRIN");

            expert.button("Prendre en charge").click();
            expert.link("Demander un complément").click();
            expert.page.getByLabel("Ce qui manque").fill("Depuis quand ? A-t-elle saigné ?");
            expert.send();
            scene.settle();
            assertThat(avis.now().asked()).contains("Depuis quand ? A-t-elle saigné ?");

            avis.now().supply(Cast.GP, "Six mois. Jamais saigné.").send();
            scene.settle();
            expert.page.reload();
            assertThat(expert.page.locator("main")).containsText("Six mois. Jamais saigné.");

            answer(expert);
            scene.settle();
        }
        Answer answer = avis.now().answer(Cast.GP).orElseThrow();
        assertThat(answer.advice()).isEqualTo("Exérèse complète,\nmarge de 2 mm.");
        assertThat(answer.by().familyName()).isEqualTo("RENARD");
    }

    private static void answer(Visit expert) {
        expert.link("Répondre").click();
        assertThat(expert.page.locator(".summary .patient")).containsText("VAUTRIN");
        assertThat(expert.page.locator(".summary .question")).hasText("Question" + Cast.QUESTION);
        assertThat(expert.page.locator(".beside img").first()).not().isVisible();
        expert.page.getByText("Images (").click();
        assertThat(expert.page.locator(".beside img").first()).isVisible();
        expert.page.getByLabel("Consultation recommandée").check();
        expert.page.locator("[name=advice]").fill("Exérèse complète,\nmarge de 2 mm.");
        expert.page.locator("[name=acts]").fill("aucun");
        expert.page.locator("[name=incidents]").fill("aucun");
        expert.send();
        assertThat(expert.page.locator("main")).containsText("marge de 2 mm.");
        assertThat(expert.page.locator(".summary")).not().containsText("reste");
    }

    /** From the list: the request, taking it, the answer's form, a recommendation, the advice, sending it. */
    @ParameterizedTest
    @EnumSource
    void answersInSixInteractions(Device device, Scene scene) {
        Exchange avis = Requests.lesion(scene);
        int interactions = 0;
        try (Visit expert = Visit.of(scene, device, Role.EXPERT)) {
            expert.open("/worklist");
            for (Runnable interaction : List.<Runnable>of(
                    () -> expert.page
                            .locator("a[href='/exchanges/" + avis.id() + "']")
                            .first()
                            .click(),
                    () -> expert.button("Prendre en charge").click(),
                    () -> expert.link("Répondre").click(),
                    () -> expert.page.getByLabel("Avis seul").check(),
                    () -> expert.page.locator("[name=advice]").fill("Surveillance à six mois."),
                    () -> expert.send())) {
                interaction.run();
                interactions++;
            }
            assertThat(expert.page.locator("main")).containsText("Surveillance à six mois.");
            scene.settle();
        }
        assertThat(interactions).isLessThanOrEqualTo(6);
        Answer answer = avis.now().answer(Cast.GP).orElseThrow();
        assertThat(answer.advice()).isEqualTo("Surveillance à six mois.");
    }

    /** A ready-made text goes where the cursor stands, and is completed. */
    @ParameterizedTest
    @EnumSource
    void picksATextThatTheLineKeepsReady(Device device, Scene scene) {
        var books = scene.node().books();
        String name = "Surveillance " + device;
        books.change(
                Cast.LINE,
                books.book(Cast.LINE).version(),
                Cast.COORDINATOR.id(),
                new TextChange.Kept(
                        new ReadyText(
                                name,
                                new ReadyText.Place("avis", "answer", "advice"),
                                "Pas de signe inquiétant.\nContrôle à six mois."),
                        null));
        Exchange avis = Requests.lesion(scene);
        try (Visit expert = Visit.of(scene, device, Role.EXPERT)) {
            expert.open("/exchanges/" + avis.id());
            expert.button("Prendre en charge").click();
            expert.link("Répondre").click();
            Locator advice = expert.page.locator("[name=advice]");
            advice.fill("Avant. Après.");
            advice.evaluate("(field) => field.setSelectionRange(7, 7)");
            expert.page.locator("select[name='_ready.advice']").selectOption(name);
            expert.page.locator("button[value=advice]").click();
            assertThat(advice).hasValue("Avant. Pas de signe inquiétant.\nContrôle à six mois.Après.");
            assertThat(advice).isFocused();
        }
    }

    @ParameterizedTest
    @EnumSource
    void looksAtAPictureClosely(Device device, Scene scene) {
        Exchange avis = Requests.lesion(scene);
        try (Visit expert = Visit.of(scene, device, Role.EXPERT)) {
            expert.open("/exchanges/" + avis.id());
            Locator figure = expert.page.locator("[data-viewer]").first();
            Locator picture = figure.locator("img");
            assertThat(figure).isVisible();
            isSeenWhole(figure);
            double before = picture.boundingBox().width;
            tool(figure, "Agrandir").click();
            assertThat(picture.boundingBox().width).isGreaterThan(before * 1.3);
            tool(figure, "Rétablir").click();
            assertThat(picture.boundingBox().width).isEqualTo(before);
            tool(figure, "Tourner").click();
            isSeenWhole(figure);
            assertThat(picture.evaluate("(image) => image.style.transform"))
                    .asString()
                    .contains("rotate(90deg)");
            tool(figure, "Plein écran").click();
            expert.page.waitForFunction("() => document.fullscreenElement !== null");
            isSeenWhole(figure);
            tool(figure, "Plein écran").click();
            expert.page.waitForFunction("() => document.fullscreenElement === null");
        }
    }

    /** Nothing of a picture is cut off before somebody magnifies it. */
    private static void isSeenWhole(Locator figure) {
        BoundingBox stage = figure.locator(".stage").boundingBox();
        BoundingBox picture = figure.locator("img").boundingBox();
        assertThat(picture.height).isBetween(50.0, stage.height + 1);
        assertThat(picture.width).isBetween(50.0, stage.width + 1);
        assertThat(picture.y).isBetween(stage.y - 1, stage.y + stage.height - picture.height + 1);
        assertThat(picture.x).isBetween(stage.x - 1, stage.x + stage.width - picture.width + 1);
    }

    private static Locator tool(Locator figure, String words) {
        return figure.getByText(words, new Locator.GetByTextOptions().setExact(true));
    }
}
