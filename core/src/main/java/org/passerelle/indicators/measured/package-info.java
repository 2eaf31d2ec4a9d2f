/** What one exchange comes to in figures, read off its journal. Start at: {@link Measuring}. */
@NullMarked
package org.passerelle.indicators.measured;

import org.jspecify.annotations.NullMarked;
