/** The command {@code account}: who may log in to the console. Start at: {@link org.passerelle.gateway.cli.account.AccountCommands}. */
@NullMarked
package org.passerelle.gateway.cli.account;

import org.jspecify.annotations.NullMarked;
