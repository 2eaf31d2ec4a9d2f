/** The ledger's rules, told as tests. Start at: {@link ChainTest}. */
@NullMarked
package org.passerelle.ledger;

import org.jspecify.annotations.NullMarked;
