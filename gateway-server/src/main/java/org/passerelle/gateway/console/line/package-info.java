/** A coordinator's pages: their lines, whom they are made of, what waits there, and who wants to be known. Start at: {@link org.passerelle.gateway.console.line.LineRoutes}. */
@NullMarked
package org.passerelle.gateway.console.line;

import org.jspecify.annotations.NullMarked;
