/**
 * What a French medical document says of one step, before it is written as CDA, as PDF or as an entry of IHE_XDM.zip.
 * Start at: {@link ClinicalDocument}.
 */
@NullMarked
package org.passerelle.letter.document;

import org.jspecify.annotations.NullMarked;
