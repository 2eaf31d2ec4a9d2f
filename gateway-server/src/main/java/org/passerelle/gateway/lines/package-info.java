/** The administration of lines and practices over HTTP: who is there, and what a line's card says. Start at: {@link LineDoor}. */
@NullMarked
package org.passerelle.gateway.lines;

import org.jspecify.annotations.NullMarked;
