/**
 * A French medical document as the paper that people read and file: PDF/A-1b, written and never parsed.
 * Start at: {@link PdfWriter}.
 */
@NullMarked
package org.passerelle.letter.pdf;

import org.jspecify.annotations.NullMarked;
