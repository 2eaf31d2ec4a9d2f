/** Tests of the gate for PDF. Start at: {@link PdfGateTest}. */
@NullMarked
package org.passerelle.pdf;

import org.jspecify.annotations.NullMarked;
