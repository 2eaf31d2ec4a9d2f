/** Start at: {@link RoundTripTest}. */
@NullMarked
package org.passerelle.letter.cda;

import org.jspecify.annotations.NullMarked;
