/** The commands of {@code bin/passerelle} that one house alone can do. Start at: {@link Cli}. */
@NullMarked
package org.passerelle.gateway.cli;

import org.jspecify.annotations.NullMarked;
