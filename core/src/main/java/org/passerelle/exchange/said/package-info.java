/** An exchange's journal in words. Start at: {@link org.passerelle.exchange.said.MomentWords}. */
@NullMarked
package org.passerelle.exchange.said;

import org.jspecify.annotations.NullMarked;
