/** What a coordinator's lines did, in figures. Start at: {@link org.passerelle.gateway.console.figures.FiguresPage}. */
@NullMarked
package org.passerelle.gateway.console.figures;

import org.jspecify.annotations.NullMarked;
