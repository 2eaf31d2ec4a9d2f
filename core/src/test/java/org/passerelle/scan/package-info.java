/** Proves that no answer is never taken for a good one. Start at: {@link IcapScannerTest}. */
@NullMarked
package org.passerelle.scan;

import org.jspecify.annotations.NullMarked;
