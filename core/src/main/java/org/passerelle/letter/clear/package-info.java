/**
 * The ordinary MSSanté letter, in clear, written and read: {@code XDM/1.0/DDM+} subject, IHE_XDM.zip, PDF, {@code X-MSS-*}, and the
 * disposition that tells its sender what became of it. Start at: {@link ClearWriter} and {@link ClearReader}.
 */
@NullMarked
package org.passerelle.letter.clear;

import org.jspecify.annotations.NullMarked;
