/**
 * Proof that nothing was removed: leaves in an RFC 9162 tree, signed checkpoints, witness rules and the trace certificate
 * (WIRE §5). Start at: {@link TraceVerifier}.
 */
@NullMarked
package org.passerelle.ledger;

import org.jspecify.annotations.NullMarked;
