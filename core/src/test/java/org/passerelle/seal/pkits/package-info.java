/** NIST's path validation suite, judged by our own path and revocation code. Start at: {@link org.passerelle.seal.pkits.PkitsTest}. */
@NullMarked
package org.passerelle.seal.pkits;

import org.jspecify.annotations.NullMarked;
