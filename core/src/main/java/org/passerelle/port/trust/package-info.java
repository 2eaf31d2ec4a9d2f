/** Keys, anchors, signatures and verdicts. Start at: {@link Verdict}. */
@NullMarked
package org.passerelle.port.trust;

import org.jspecify.annotations.NullMarked;
