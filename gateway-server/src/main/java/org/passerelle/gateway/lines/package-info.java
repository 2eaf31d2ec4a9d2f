/** The lines' administration over HTTP: who is on a line and what its card says. Start at: {@link LineDoor}. */
@NullMarked
package org.passerelle.gateway.lines;

import org.jspecify.annotations.NullMarked;
