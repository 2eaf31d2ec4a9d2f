/**
 * {@code passerelle sandbox}: a hospital, two practices and a mail server on this machine, with some weeks behind them, to be played with
 * in a browser. Start at: {@link org.passerelle.specs.sandbox.Sandbox}.
 */
@NullMarked
package org.passerelle.specs.sandbox;

import org.jspecify.annotations.NullMarked;
