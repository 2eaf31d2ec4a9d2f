/** What becomes of a reader that stumbles. Start at: {@link org.passerelle.refusal.UntrustedTest}. */
@NullMarked
package org.passerelle.refusal;

import org.jspecify.annotations.NullMarked;
