/**
 * PDF from whom nobody trusts (ISO 32000-1, ISO 32000-2): read strictly within limits, refused where it acts or hides, written again
 * without what tells too much. Nothing is ever drawn. Start at: {@link PdfGate}.
 */
@NullMarked
package org.passerelle.pdf;

import org.jspecify.annotations.NullMarked;
