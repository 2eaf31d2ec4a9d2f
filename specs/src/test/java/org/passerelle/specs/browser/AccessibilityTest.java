package org.passerelle.specs.browser;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every page owes to whoever sees little, reads on a phone or has no mouse. */
@ExtendWith(OneScene.class)
class AccessibilityTest {
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

    /** Axe by day and by night on a screen and on a phone, the narrowest screen, and the Tab key. */
    @TestFactory
    Stream<DynamicTest> everybodyCanUseIt(Visits visits) {
        return each(visits, "fr-FR", (page, all) -> {
            for (Device device : Device.values()) {
                page.setViewportSize(device.width, device.height);
                for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    // by night the colours are others, and nothing else is
                    all.assertThat(scheme == ColorScheme.DARK ? Axe.colours(page) : Axe.violations(page))
                            .as("axe, %s, %s", device, scheme)
                            .isEmpty();
                }
            }
            narrow(page, all);
            page.setViewportSize(Device.SCREEN.width, Device.SCREEN.height);
            Keyboard.walk(page, all);
        });
    }

    /** The words are others, the colours and the order the same. */
    @TestFactory
    Stream<DynamicTest> everybodyCanUseItInEnglish(Visits visits) {
        return each(visits, "en-GB", (page, all) -> {
            page.setViewportSize(Device.SCREEN.width, Device.SCREEN.height);
            all.assertThat(Axe.violations(page)).as("axe").isEmpty();
            narrow(page, all);
        });
    }

    private static void narrow(Page page, SoftAssertions all) {
        page.setViewportSize(NARROWEST, Device.PHONE.height);
        all.assertThat(page.evaluate(TOO_WIDE)).as("at %d pixels", NARROWEST).isEqualTo(List.of());
    }

    private static Stream<DynamicTest> each(Visits visits, String language, BiConsumer<Page, SoftAssertions> look) {
        return visits.pages().stream()
                .map(shown -> DynamicTest.dynamicTest(shown.name(), () -> {
                    Page page = visits.at(shown, Device.SCREEN, language).page;
                    assertSoftly(all -> look.accept(page, all));
                }));
    }
}
