/** An operator's pages: what waits to leave, how mailboxes, certificates and disk are, and the doctor. Start at: {@link org.passerelle.gateway.console.operate.OperatePage}. */
@NullMarked
package org.passerelle.gateway.console.operate;

import org.jspecify.annotations.NullMarked;
