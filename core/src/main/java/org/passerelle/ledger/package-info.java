/**
 * Proof that nothing was removed: leaves in an RFC 9162 tree, signed checkpoints, endorsed keys and the rules by which
 * correspondents witness one another (WIRE §5). Start at: {@link Chain}.
 */
@NullMarked
package org.passerelle.ledger;

import org.jspecify.annotations.NullMarked;
