/** The corpus of hostile letters: how it is made, and what becomes of each. Start at: {@link org.passerelle.specs.corpus.CorpusTest}. */
@NullMarked
package org.passerelle.specs.corpus;

import org.jspecify.annotations.NullMarked;
