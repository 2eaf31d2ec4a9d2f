/** Commands that look after a running gateway's lines and practices, through its own API. Start at: {@link LineCommands}. */
@NullMarked
package org.passerelle.gateway.cli.line;

import org.jspecify.annotations.NullMarked;
