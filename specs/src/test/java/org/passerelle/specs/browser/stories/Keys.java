package org.passerelle.specs.browser.stories;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who has no mouse. */
final class Keys {
    private static final int MOST_TABS = 300;
    private static final String HERE =
            "(wanted) => document.activeElement !== null && document.activeElement.matches(wanted)";

    private final Page page;
    private @Nullable FileChooser opened;

    Keys(Page page) {
        this.page = page;
        // listened for from the start: asked for at the very moment of the key, a browser may open its own dialog
        page.onFileChooser(chooser -> opened = chooser);
    }

    /** Goes there by the Tab key. */
    Keys to(String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (Boolean.TRUE.equals(page.evaluate(HERE, selector))) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no Tab key leads to " + selector);
    }

    Keys press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Goes there and writes. */
    Keys write(String selector, String text) {
        return to(selector).type(text);
    }

    /** Goes there, presses Enter and waits for the page that it leads to. */
    Keys follow(String selector, String url) {
        return to(selector).press("Enter").on(url);
    }

    /** Waits for that page. */
    Keys on(String url) {
        page.waitForURL(url);
        return this;
    }

    /** Goes there and chooses a file in the dialog that Space opens. */
    Keys choose(String selector, String name, byte[] octets) {
        opened = null;
        to(selector).press("Space");
        page.waitForCondition(() -> opened != null);
        Objects.requireNonNull(opened).setFiles(new FilePayload(name, "image/jpeg", octets));
        return this;
    }
}
