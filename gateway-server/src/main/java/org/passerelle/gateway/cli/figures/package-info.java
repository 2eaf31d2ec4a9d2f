/** Commands that ask a running gateway what its lines did. Start at: {@link FiguresCommands}. */
@NullMarked
package org.passerelle.gateway.cli.figures;

import org.jspecify.annotations.NullMarked;
