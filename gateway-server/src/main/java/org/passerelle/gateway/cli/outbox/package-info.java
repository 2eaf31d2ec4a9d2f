/** Commands about what waits to leave a running gateway. Start at: {@link OutboxCommands}. */
@NullMarked
package org.passerelle.gateway.cli.outbox;

import org.jspecify.annotations.NullMarked;
