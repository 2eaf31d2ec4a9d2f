/**
 * What lines did, in figures, of which only that leaves the establishment which tells on nobody. Start at: {@link Collecting}.
 */
@NullMarked
package org.passerelle.indicators;

import org.jspecify.annotations.NullMarked;
