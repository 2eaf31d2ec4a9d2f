/** Asking a line, for the people of a practice that the gateway serves. Start at: {@link org.passerelle.gateway.console.ask.AskPage}. */
@NullMarked
package org.passerelle.gateway.console.ask;

import org.jspecify.annotations.NullMarked;
