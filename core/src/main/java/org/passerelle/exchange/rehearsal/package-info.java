/** A pathway played before anybody lives it: a script's steps and times against the law itself. Start at: {@link Rehearsal}. */
@NullMarked
package org.passerelle.exchange.rehearsal;

import org.jspecify.annotations.NullMarked;
