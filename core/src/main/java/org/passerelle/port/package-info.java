/** What the house asks of the world. Start at: {@link Verdict}. */
@NullMarked
package org.passerelle.port;

import org.jspecify.annotations.NullMarked;
