/**
 * The antivirus that operators have, asked over ICAP.
 * Start at: {@link org.passerelle.scan.IcapScanner}.
 */
@NullMarked
package org.passerelle.scan;

import org.jspecify.annotations.NullMarked;
