/** Commands for those who write pathways: check, show and simulate. Start at: {@link PathwayCommands}. */
@NullMarked
package org.passerelle.gateway.cli.pathway;

import org.jspecify.annotations.NullMarked;
