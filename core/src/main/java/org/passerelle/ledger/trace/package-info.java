/**
 * One exchange's story in one file, verified offline: that nothing is missing within it and that it stands in its node's
 * ledger (WIRE §5). Start at: {@link TraceVerifier}.
 */
@NullMarked
package org.passerelle.ledger.trace;

import org.jspecify.annotations.NullMarked;
