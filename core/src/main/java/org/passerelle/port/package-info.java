/**
 * What the house asks of the world: keeping, posting, opening and judging letters, keys, blobs. Start at: {@link Store}, or
 * {@link Verdict} for what comes in.
 */
@NullMarked
package org.passerelle.port;

import org.jspecify.annotations.NullMarked;
