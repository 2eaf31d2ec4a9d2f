/**
 * The algorithms of letters: what is written in each suite, what is read, and what is refused by name.
 * Start at: {@link Suite}.
 */
@NullMarked
package org.passerelle.seal.suite;

import org.jspecify.annotations.NullMarked;
