/** Pathways as people look at them: lines of text and a picture. Start at: {@link PathwaySvg}. */
@NullMarked
package org.passerelle.pathway.drawing;

import org.jspecify.annotations.NullMarked;
