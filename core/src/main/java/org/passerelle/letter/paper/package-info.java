/**
 * Medical documents as a letter carries them: the same one as PDF, as CDA and in IHE_XDM.zip, written and read together.
 * Start at: {@link Papers}.
 */
@NullMarked
package org.passerelle.letter.paper;

import org.jspecify.annotations.NullMarked;
