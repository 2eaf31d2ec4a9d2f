/**
 * Exchanges with people who have an ordinary MSSanté mailbox and no node: clear carriage (WIRE §2), inside the trust space only.
 * Start at: {@link ReceiveClear}.
 */
@NullMarked
package org.passerelle.flow.clear;

import org.jspecify.annotations.NullMarked;
