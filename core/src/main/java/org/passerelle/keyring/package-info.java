/** Private keys that stay in a PKCS#11 token. Start at: {@link org.passerelle.keyring.Pkcs11Token}. */
@NullMarked
package org.passerelle.keyring;

import org.jspecify.annotations.NullMarked;
