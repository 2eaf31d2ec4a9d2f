package org.passerelle.specs.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Judges a page as it stands by WCAG 2.2 A and AA and by axe's best practices. */
final class Axe {
    private static final String SCRIPT = script();
    private static final String RUN = """
            async (runOnly) => {
              const found = await axe.run(document, { runOnly, resultTypes: ['violations'] });
              return found.violations.flatMap((rule) => rule.nodes.map((node) =>
                rule.id + ' at ' + node.target.join(' ') + ': ' + node.any.concat(node.all, node.none).map((check) => check.message).join('; ')));
            }
            """;

    private static final Map<String, Object> EVERYTHING = Map.of(
            "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    private static final Map<String, Object> COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    private Axe() {}

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything that it minds, each with where and why. */
    static List<String> violations(Page page) {
        return run(page, EVERYTHING);
    }

    /** What it minds of the colours alone. */
    static List<String> colours(Page page) {
        return run(page, COLOURS);
    }

    private static List<String> run(Page page, Map<String, Object> only) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(RUN, only))
                .stream().map(String::valueOf).toList();
    }
}
