/** The list of what is to be done. Start at: {@link org.passerelle.gateway.console.work.WorklistPage}. */
@NullMarked
package org.passerelle.gateway.console.work;

import org.jspecify.annotations.NullMarked;
