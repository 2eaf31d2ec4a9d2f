/** What our lines did, in figures, and help with billing it. Start at: {@link MeasureLines}. */
@NullMarked
package org.passerelle.flow.figures;

import org.jspecify.annotations.NullMarked;
