/** Passkeys (W3C Web Authentication): what a browser is asked, and whether what it answers is true. Start at: {@link org.passerelle.gateway.passkey.Passkeys}. */
@NullMarked
package org.passerelle.gateway.passkey;

import org.jspecify.annotations.NullMarked;
