/**
 * The CDA R2 documents of the French téléexpertise: ours written (TLM-DA, TLM-CR, 2022.01), anybody's read.
 * Start at: {@link CdaWriter}, {@link CdaReader}.
 */
@NullMarked
package org.passerelle.letter.cda;

import org.jspecify.annotations.NullMarked;
