package org.passerelle.specs.browser;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every page owes to whoever sees little, reads on a phone or has no mouse. */
@ExtendWith(OneScene.class)
class AccessibilityTest {
    /** Axe by day and by night on a screen and on a phone, the narrowest screen, and the Tab key. */
    @TestFactory
    Stream<DynamicTest> everybodyCanUseIt(Visits visits) {
        return each(visits, "fr-FR", Usable::byEverybody);
    }

    /** The words are others, the colours and the order the same. */
    @TestFactory
    Stream<DynamicTest> everybodyCanUseItInEnglish(Visits visits) {
        return each(visits, "en-GB", (page, all) -> {
            page.setViewportSize(Device.SCREEN.width, Device.SCREEN.height);
            all.assertThat(Axe.violations(page)).as("axe").isEmpty();
            Usable.narrow(page, all);
        });
    }

    private static Stream<DynamicTest> each(Visits visits, String language, BiConsumer<Page, SoftAssertions> look) {
        return visits.pages().stream()
                .map(shown -> DynamicTest.dynamicTest(shown.name(), () -> {
                    Page page = visits.at(shown, Device.SCREEN, language).page;
                    assertSoftly(all -> look.accept(page, all));
                }));
    }
}
