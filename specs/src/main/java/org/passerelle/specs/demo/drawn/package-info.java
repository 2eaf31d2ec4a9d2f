/**
 * What the demonstration draws for itself: a photograph and recordings, as a telephone and a polygraph would give them.
 * Start at: {@link org.passerelle.specs.demo.drawn.DrawnNight}.
 */
@NullMarked
package org.passerelle.specs.demo.drawn;

import org.jspecify.annotations.NullMarked;
