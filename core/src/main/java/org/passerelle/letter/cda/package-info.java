/**
 * The CDA R2 documents of the French téléexpertise: ours written (TLM-DA, TLM-CR, 2022.01).
 * Start at: {@link CdaWriter}.
 */
@NullMarked
package org.passerelle.letter.cda;

import org.jspecify.annotations.NullMarked;
