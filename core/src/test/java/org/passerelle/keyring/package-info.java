/** Keys in a token in software (SoftHSM). Start at: {@link Pkcs11TokenTest}. */
@NullMarked
package org.passerelle.keyring;

import org.jspecify.annotations.NullMarked;
