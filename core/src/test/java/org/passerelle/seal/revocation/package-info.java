/** Revocation data, honest and not. Start at: {@link RevocationDeskTest}. */
@NullMarked
package org.passerelle.seal.revocation;

import org.jspecify.annotations.NullMarked;
