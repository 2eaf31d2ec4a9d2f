/** What test authorities say besides certificates. Start at: {@link TestResponder}. */
@NullMarked
package org.passerelle.seal.pki;

import org.jspecify.annotations.NullMarked;
