/** What this node does with its own ledger: opens, signs, renews it, and gives it another key. Start at: {@link OpenLedger}. */
@NullMarked
package org.passerelle.flow.ledger;

import org.jspecify.annotations.NullMarked;
