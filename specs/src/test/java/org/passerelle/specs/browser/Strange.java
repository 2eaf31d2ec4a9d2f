package org.passerelle.specs.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Looks on a page for whatever a page of ours never holds of itself. */
final class Strange {
    private static final String FOUND = """
            () => [...document.querySelectorAll('*')]
              .filter((element) => element.matches('iframe:not([src^="/"]), object, embed, base, meta[http-equiv], style, math, body svg:not([class]), script:not([src^="/assets/"]), [style*="url("]')
                || [...element.attributes].some((one) => /^on/.test(one.name) || /^\\s*(javascript|data):/i.test(one.value)
                  || (/^(href|src|action|formaction|hx-)/.test(one.name) && /^(https?:)?\\/\\//.test(one.value))))
              .map((element) => element.outerHTML.slice(0, 200))
            """;

    private Strange() {}

    /** Every element of that kind. */
    static List<?> on(Page page) {
        return (List<?>) page.evaluate(FOUND);
    }
}
