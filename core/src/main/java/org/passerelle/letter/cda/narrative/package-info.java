/** What a section of a clinical document tells people, reduced to what is harmless. Start at: {@link Narrative}. */
@NullMarked
package org.passerelle.letter.cda.narrative;

import org.jspecify.annotations.NullMarked;
