/**
 * A test public key infrastructure shaped like IGC-Santé, whose keys are worth nothing, and the files keys stand in.
 * Start at: {@link TestPki}.
 */
@NullMarked
package org.passerelle.seal.pki;

import org.jspecify.annotations.NullMarked;
