/** Proves that letters say one thing, however hostile the octets. Start at: {@link SealedLettersTest}. */
@NullMarked
package org.passerelle.letter;

import org.jspecify.annotations.NullMarked;
