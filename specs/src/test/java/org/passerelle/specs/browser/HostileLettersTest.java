package org.passerelle.specs.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passerelle.canon.Json;
import org.passerelle.client.Exchange;
import org.passerelle.client.Practice;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;
import org.passerelle.refusal.Refused;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;

/** Letters of a practice that means harm: what they say is read as text on every page that shows it, and does nothing. */
@ExtendWith(OneScene.class)
class HostileLettersTest {
    @TestFactory
    Stream<DynamicTest> whatTheySayIsTextOnEveryPage(Scene scene, Visits visits) {
        return Payloads.SHORT.stream()
                .map(payload -> DynamicTest.dynamicTest(payload, () -> {
                    Exchange avis = asked(scene, payload);
                    Shown exchange = new Shown("hostile", Role.EXPERT, "/exchanges/" + avis.id(), 200);
                    for (Device device : Device.values()) {
                        Page page = visits.at(exchange, device, "fr-FR").page;
                        String text = page.locator("main").innerText();
                        assertSoftly(all -> {
                            all.assertThat(text).contains(payload, payload + " (titre)");
                            Payloads.text()
                                    .lines()
                                    .forEach(line -> all.assertThat(text).contains(line));
                            all.assertThat(Strange.on(page)).isEmpty();
                            all.assertThat(visits.incidents()).isEmpty();
                        });
                    }
                }));
    }

    /** The lists, the steps and every other page, once such letters have come. */
    @TestFactory
    Stream<DynamicTest> everyOtherPageIsAsQuiet(Scene scene, Visits visits) {
        Exchange avis = asked(scene, Payloads.SHORT.get(1));
        Stories.step(scene, avis, "take", Json.object());
        return Stream.concat(
                        scene.pages().stream(),
                        Stream.of(new Shown(
                                "hostile-answer", Role.EXPERT, "/exchanges/" + avis.id() + "/steps/answer", 200)))
                .map(shown -> DynamicTest.dynamicTest(shown.name(), () -> {
                    Page page = visits.at(shown, Device.SCREEN, "fr-FR").page;
                    assertThat(Strange.on(page)).isEmpty();
                    assertThat(visits.incidents()).isEmpty();
                }));
    }

    @Test
    void aFileThatIsNotWhatItSaysIsRefusedOrDoesNothing(Scene scene, Visits visits) {
        Payloads.files().forEach((title, octets) -> {
            Exchange avis;
            try {
                avis = Requests.send(
                        scene, Cast.PATIENT, "Que voyez-vous ?", List.of(new Requests.Paper("other", title, octets)));
            } catch (Refused refused) {
                assertThat(refused.refusal().code().code()).as(title).matches("(media|pdf)\\..+");
                return;
            }
            Page page = visits.at(new Shown(title, Role.EXPERT, "/exchanges/" + avis.id(), 200), Device.SCREEN, "fr-FR")
                    .page;
            assertThat(Strange.on(page)).isEmpty();
            assertThat(visits.incidents()).isEmpty();
        });
    }

    @Test
    void whatIsTypedAtTheLoginComesBackAsText(Visits visits) {
        Page page = visits.at(new Shown("login", null, "/login?next=javascript:alert(1)", 200), Device.SCREEN, "fr-FR")
                .page;
        page.locator("#name").fill("\"><script>alert(1)</script>");
        page.locator("#password").fill("une autre phrase");
        page.locator("main button[type=submit]:not(.quiet)").click();
        page.locator("[role=alert]:not([hidden])").waitFor();
        assertThat(page.locator("#name").inputValue()).isEqualTo("\"><script>alert(1)</script>");
        assertThat(Strange.on(page)).isEmpty();
        assertThat(visits.incidents()).isEmpty();
    }

    /** What that newcomer asks of the line. */
    static Exchange asked(Scene scene, Practice newcomer) {
        return asked(scene, newcomer, Payloads.SHORT.get(0));
    }

    private static Exchange asked(Scene scene, String payload) {
        return asked(scene, scene.hostile, payload);
    }

    private static Exchange asked(Scene scene, Practice from, String payload) {
        var patient = new Patient(
                payload,
                List.of(payload),
                null,
                null,
                LocalDate.of(1968, 3, 12),
                "55029",
                Sex.FEMALE,
                null,
                Patient.NoInsReason.NOT_QUALIFIED,
                "06 00 00 00 68",
                payload);
        byte[] picture = DrawnLesion.jpeg(new SeededRandom(1, "close-up"));
        return Requests.send(
                scene,
                from,
                patient,
                Payloads.text(),
                List.of(new Requests.Paper("close-up", payload + " (titre)", picture)));
    }
}
