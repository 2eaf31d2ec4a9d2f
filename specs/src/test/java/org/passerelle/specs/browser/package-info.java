/**
 * The console in a real browser: a gateway with its pages, a mail server, a practice that writes sealed letters, and the system's
 * Chromium. Start at: {@link ExpertStoryTest}.
 */
@NullMarked
package org.passerelle.specs.browser;

import org.jspecify.annotations.NullMarked;
