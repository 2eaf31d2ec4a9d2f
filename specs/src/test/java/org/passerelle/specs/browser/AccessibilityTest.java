package org.passerelle.specs.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every page owes to whoever sees little, reads on a phone or has no mouse. */
@ExtendWith(OneScene.class)
class AccessibilityTest {
    private static final List<String> LANGUAGES = List.of("fr-FR", "en-GB");
    /** CSS pixels: 1280 at four times the size (WCAG 2.2, 1.4.10). */
    private static final int NARROWEST = 320;
    /** What reaches out of the window, when the page then moves sideways. */
    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth <= innerWidth ? [] :
              [...document.querySelectorAll('body *')]
                .filter((element) => element.getBoundingClientRect().right > innerWidth)
                .map((element) => `${element.tagName} ${element.id} ${element.className}`)
                .concat('moves sideways')
            """;

    @TestFactory
    Stream<DynamicTest> axeFindsNothingOnAnyScreenByDayOrNight(Visits visits) {
        return each(
                visits,
                List.of(LANGUAGES.get(0)),
                page -> assertSoftly(all -> {
                    for (Device device : Device.values()) {
                        page.setViewportSize(device.width, device.height);
                        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                            all.assertThat(Axe.violations(page))
                                    .as("%s, %s", device, scheme)
                                    .isEmpty();
                        }
                    }
                }));
    }

    /** The words are others, the colours the same. */
    @TestFactory
    Stream<DynamicTest> axeFindsNothingInEnglish(Visits visits) {
        return each(visits, List.of(LANGUAGES.get(1)), page -> {
            page.setViewportSize(Device.SCREEN.width, Device.SCREEN.height);
            assertThat(Axe.violations(page)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingIsWiderThanTheNarrowestScreen(Visits visits) {
        return each(visits, LANGUAGES, page -> {
            page.setViewportSize(NARROWEST, Device.PHONE.height);
            assertThat(page.evaluate(TOO_WIDE)).isEqualTo(List.of());
        });
    }

    @TestFactory
    Stream<DynamicTest> everythingIsReachedByTabAndSeenToBe(Visits visits) {
        return visits.pages().stream()
                .map(shown -> DynamicTest.dynamicTest(shown.name(), () -> {
                    Page page = visits.at(shown, Device.SCREEN, "fr-FR").page;
                    page.setViewportSize(Device.SCREEN.width, Device.SCREEN.height);
                    Keyboard.walk(page);
                }));
    }

    private static Stream<DynamicTest> each(Visits visits, List<String> languages, Consumer<Page> look) {
        return visits.pages().stream()
                .flatMap(shown -> languages.stream()
                        .map(language -> DynamicTest.dynamicTest(
                                shown.name() + ", " + language,
                                () -> look.accept(visits.at(shown, Device.SCREEN, language).page))));
    }
}
