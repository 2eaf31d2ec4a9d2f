package org.passerelle.specs.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** Goes through a page by the Tab key alone. */
final class Keyboard {
    /** Marks what must be reached, in the page's order; of a group of radio buttons one is. */
    private static final String MARK = """
            () => {
              const groups = new Set();
              let count = 0;
              for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
                if (element.matches(':disabled') || element.type === 'hidden' || !element.checkVisibility({ visibilityProperty: true })) continue;
                if (element.type === 'radio') {
                  const name = element.name;
                  const chosen = document.querySelector(`input[type=radio][name="${name}"]:checked`);
                  if (groups.has(name) || (chosen && chosen !== element)) continue;
                  groups.add(name);
                }
                element.dataset.walk = count++;
              }
              // wherever the page put the focus, the walk begins before everything
              const start = document.createElement('span');
              start.tabIndex = -1;
              document.body.prepend(start);
              start.focus();
              start.remove();
              return count;
            }
            """;

    private static final String HERE = """
            () => {
              const element = document.activeElement;
              if (!element || element === document.body) return null;
              const style = getComputedStyle(element);
              const box = element.getBoundingClientRect();
              const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return { at: element.dataset.walk ?? '', what: element.outerHTML.slice(0, 120), seen: ringed && inside };
            }
            """;

    /** A date is gone through by day, month, year and calendar. */
    private static final int MOST_PARTS = 8;

    private Keyboard() {}

    /** Every interactive element comes once, in the page's order, with a ring around it, and after the last one the page is left. */
    static void walk(Page page, SoftAssertions all) {
        int many = ((Number) page.evaluate(MARK)).intValue();
        List<Integer> reached = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        Object here = step(page);
        for (int step = 0; step < many * MOST_PARTS && at(here) >= 0 && (at(here) > 0 || step == 0); step++) {
            if (reached.isEmpty() || reached.get(reached.size() - 1) != at(here)) {
                reached.add(at(here));
                if (here instanceof Map<?, ?> found && !Boolean.TRUE.equals(found.get("seen"))) {
                    unseen.add((String) found.get("what"));
                }
            }
            here = step(page);
        }
        all.assertThat(reached).as("by Tab").hasSize(many).isSorted().doesNotHaveDuplicates();
        all.assertThat(unseen).as("without a ring, or out of sight").isEmpty();
    }

    private static @Nullable Object step(Page page) {
        page.keyboard().press("Tab");
        return page.evaluate(HERE);
    }

    /** Which one has the focus, or less than 0 when the page was left. */
    private static int at(@Nullable Object here) {
        return here instanceof Map<?, ?> found && !"".equals(found.get("at"))
                ? Integer.parseInt((String) found.get("at"))
                : -1;
    }
}
