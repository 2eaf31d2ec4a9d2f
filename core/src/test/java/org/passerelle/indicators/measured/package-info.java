/** Tests of the indicators. Start at: {@link MeasuringTest}. */
@NullMarked
package org.passerelle.indicators.measured;

import org.jspecify.annotations.NullMarked;
