package org.passerelle.specs.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** Whether a page as it stands serves whoever sees little, reads on a phone or has no mouse. */
final class Usable {
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

    private Usable() {}

    /** Axe by day and by night on a screen and on a phone, the narrowest screen, and the Tab key. */
    static void byEverybody(Page page, SoftAssertions all) {
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
    }

    /** Whether it stays within the narrowest screen. */
    static void narrow(Page page, SoftAssertions all) {
        page.setViewportSize(NARROWEST, Device.PHONE.height);
        all.assertThat(page.evaluate(TOO_WIDE)).as("at %d pixels", NARROWEST).isEqualTo(List.of());
    }
}
