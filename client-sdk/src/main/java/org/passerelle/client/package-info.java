/**
 * The promise to software vendors: ask a hospital line for an avis, follow it, read the answer, or answer as a line.
 * Start at: {@link Practice}.
 */
@NullMarked
package org.passerelle.client;

import org.jspecify.annotations.NullMarked;
