/** What doors ask of the node behind them. Start at: {@link org.passerelle.gateway.exchanges.Exchanges}. */
@NullMarked
package org.passerelle.gateway.exchanges;

import org.jspecify.annotations.NullMarked;
