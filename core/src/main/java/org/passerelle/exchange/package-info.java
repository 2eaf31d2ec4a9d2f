/**
 * The law of an exchange: its state is the fold of its events, the keeper decides them, the mirror follows. Pure: no I/O, no
 * now. Start at: {@link Decider}.
 */
@NullMarked
package org.passerelle.exchange;

import org.jspecify.annotations.NullMarked;
