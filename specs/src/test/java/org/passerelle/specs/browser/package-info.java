/**
 * The console in a real browser: gateways with their pages, a mail server, practices that write sealed letters, and the system's
 * Chromium; and what every page owes to everybody. Start at: {@link Scene}.
 */
@NullMarked
package org.passerelle.specs.browser;

import org.jspecify.annotations.NullMarked;
