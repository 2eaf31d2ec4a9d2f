/** Proves what is taken of mails that nobody vouches for. Start at: {@link HintReaderTest}. */
@NullMarked
package org.passerelle.letter.outer;

import org.jspecify.annotations.NullMarked;
